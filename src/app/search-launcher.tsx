import { useRouter } from "@tanstack/react-router";
import { Suspense, useEffect, useEffectEvent, useRef, useState } from "react";
import { lazyPart } from "../components/ui/lazy-part.ts";
import { useOpener } from "../components/ui/use-opener.ts";
import { whenIdle } from "../lib/when-idle.ts";
import { typeAhead } from "./typed-ahead.ts";

const loadPalette = () => import("../features/search/search-palette.tsx");
const SearchPalette = lazyPart(async () => (await loadPalette()).SearchPalette);

/** Opens the search from anywhere by Ctrl+K or ⌘K, and hands out what a button opens it with. */
export function useSearchPalette() {
  const [isOpen, setIsOpen] = useState(false);
  const opener = useOpener();
  const router = useRouter();
  const typed = useRef<ReturnType<typeof typeAhead>>(undefined);

  function open(): void {
    opener.remember();
    typed.current = typeAhead(close);
    setIsOpen(true);
  }
  function close(): void {
    typed.current?.take();
    setIsOpen(false);
    opener.giveBack();
  }
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    if (event.altKey || event.shiftKey) return;
    event.preventDefault();
    if (isOpen) close();
    else open();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKeyDown(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
  // The first page comes first.
  useEffect(() => {
    void whenIdle().then(async () => {
      const { watchRecentRecords } = await import("../features/search/recent-records.ts");
      watchRecentRecords(router);
      await loadPalette();
    });
  }, [router]);

  const palette = isOpen ? (
    <Suspense>
      <SearchPalette takeTyped={() => typed.current?.take()} onClose={close} />
    </Suspense>
  ) : null;
  return { open, palette };
}
