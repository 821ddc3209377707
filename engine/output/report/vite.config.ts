import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";

// One file with everything in it. `npm run build` writes dist/index.html; `make report-page` copies
// it to template.html, which the C++ build puts into the program.
export default defineConfig({
  plugins: [viteSingleFile()],
  build: { target: "es2021", modulePreload: false, reportCompressedSize: false },
});
