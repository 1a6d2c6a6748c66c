import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DrawPng } from './run-output.ts';

/** Draws with the bundle `png.mjs` in `directory`, loaded at the first picture. */
export function lazyPngDrawer(directory: string): DrawPng {
  return async (spec) => {
    const bundle: { readonly drawPng: DrawPng } = await import(pathToFileURL(path.join(directory, 'png.mjs')).href);
    return bundle.drawPng(spec);
  };
}
