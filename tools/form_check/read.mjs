// The text of each page of a Hangul document, as an independent engine lays it out; one line each.
import fs from 'node:fs';
import * as engine from '@rhwp/core';

const wasm = new URL('node_modules/@rhwp/core/rhwp_bg.wasm', import.meta.url);
// It asks for the width of a text, which a browser would know: Hangul is as wide as high.
globalThis.measureTextWidth = (font, text) => {
  const size = Number(/([\d.]+)px/.exec(font)?.[1] ?? 10);
  return [...text].reduce((sum, one) => sum + (one > '\u1100' ? size : size / 2), 0);
};
await engine.default({ module_or_path: fs.readFileSync(wasm) });
const document = new engine.HwpDocument(new Uint8Array(fs.readFileSync(process.argv[2])));
for (let page = 0; page < document.pageCount(); page += 1) {
  const texts = document.renderPageSvg(page).matchAll(/<text[^>]*>([^<]*)</g);
  console.log([...texts].map((one) => one[1]).join(''));
}
