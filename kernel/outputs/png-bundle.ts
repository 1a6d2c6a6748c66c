// Entry of dist/png.mjs, which is loaded when the first picture is drawn: Vega would slow every start.
import path from 'node:path';
import { createPngDrawer } from './draw-png.ts';

export { drawSvg } from './draw-png.ts';

export const drawPng = createPngDrawer({
  wasmFile: path.join(import.meta.dirname, 'resvg.wasm'),
  fontFile: path.join(import.meta.dirname, 'DejaVuSans.ttf'),
});
