import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { DrawPng } from './run-output.ts';

/** The drawers of the bundle `png.mjs`, which is loaded at the first picture. */
interface Bundle {
  readonly drawPng: DrawPng;
  readonly drawSvg: (spec: Readonly<Record<string, unknown>>) => Promise<string>;
}

const load = (directory: string): Promise<Bundle> => import(pathToFileURL(path.join(directory, 'png.mjs')).href);

/** Draws with the bundle in `directory`. */
export function lazyPngDrawer(directory: string): DrawPng {
  return async (spec) => (await load(directory)).drawPng(spec);
}

/** Draws as SVG, UTF-8, with the bundle in `directory`. */
export function lazySvgDrawer(directory: string): Bundle['drawSvg'] {
  return async (spec) => (await load(directory)).drawSvg(spec);
}
