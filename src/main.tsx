import "@fontsource-variable/inter/wght.css";
import "@fontsource-variable/jetbrains-mono/wght.css";
import "./app/mantine-styles.ts";
import "./app/theme.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import * as z from "zod/mini";
import { App } from "./app/app.tsx";
import { noteUnreachable } from "./app/connection.ts";
import { firstData } from "./app/first-data.ts";
import { queryClient } from "./app/query-client.ts";
import { router } from "./app/router.ts";

// zod would compile its checks with `new Function`, which the content security policy forbids.
z.config({ jitless: true });

window.addEventListener("vite:preloadError", noteUnreachable);

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no element with the id root");
await firstData(router, queryClient);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
