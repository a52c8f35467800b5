import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: "src/page",
  plugins: [react()],
  build: {
    outDir: "../../dist/page",
    emptyOutDir: true,
    // The Content-Security-Policy allows no data: addresses but images.
    assetsInlineLimit: 0,
  },
});
