import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const server = `http://127.0.0.1:${process.env["PORT"] ?? "4100"}`;

export default defineConfig({
  plugins: [react()],
  server: {
    host: "127.0.0.1",
    port: 5173,
    strictPort: true,
    // The Host header stays the browser's own, so the server's check of Host against Origin holds here too.
    proxy: { "/api": { target: server, changeOrigin: false } },
  },
  build: {
    target: "baseline-widely-available",
    outDir: "dist",
    assetsDir: "assets",
    // The content security policy takes fonts from files alone, and a font that is not needed should not be sent.
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    // What a first load weighs is the bench's to watch.
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        // What the first page needs comes in two files, instead of one for each set of pages that share a module.
        // Libraries change less often than the console does.
        codeSplitting: {
          groups: [
            { name: "libraries", tags: ["$initial"], test: /node_modules/, priority: 1 },
            { name: "console", tags: ["$initial"] },
          ],
        },
      },
    },
  },
});
