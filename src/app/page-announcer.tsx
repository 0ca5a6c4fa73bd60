import { VisuallyHidden } from "@mantine/core";
import { useRouter } from "@tanstack/react-router";
import { useEffect, useState } from "react";

/** What a change of document does by itself: a new page takes the focus, and its title is read out. */
export function PageAnnouncer() {
  const router = useRouter();
  const [title, setTitle] = useState("");
  useEffect(() => {
    // The browser reads the title of the first page, and the title of a page may come after its data.
    const titles = new MutationObserver(() => setTitle(document.title));
    const unsubscribe = router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
      if (!fromLocation || !pathChanged) return;
      const main = document.getElementById("main");
      if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true });
      setTitle(document.title);
      titles.observe(document.head, { childList: true, characterData: true, subtree: true });
    });
    return () => {
      unsubscribe();
      titles.disconnect();
    };
  }, [router]);
  return <VisuallyHidden role="status">{title}</VisuallyHidden>;
}
