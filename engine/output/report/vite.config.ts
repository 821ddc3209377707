import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

// A page is one file with everything in it: build.mjs builds each from its own html file.
export default defineConfig({
  plugins: [viteSingleFile()],
  build: { target: "es2021", modulePreload: false, reportCompressedSize: false },
});
