import { readFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import * as vega from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { convergenceDataset } from '../../engine/charts/run-summary.ts';

import type { DrawPng } from './run-output.ts';

/** Where the rasterizer and its font are; a build puts both beside the bundle. */
export interface PngResources {
  readonly wasmFile: string;
  readonly fontFile: string;
}

const fontName = 'DejaVu Sans';
const widthPx = 600;
const scale = 1.5;

// Vega measures text with a canvas, which Node has not, and else assumes letters that are too wide; these are the font's own.
const averageLetterEm = 0.6;
// It is exported and meant to be replaced, but missing in Vega's types.
const { textMetrics } = vega as unknown as {
  readonly textMetrics: { width: (item: { fontSize?: number }, text: string) => number };
};
textMetrics.width = (item, text) => text.length * averageLetterEm * (item.fontSize ?? 11);

/** Draws charts as PNG on white, base64, for viewers that draw no Vega-Lite. */
export function createPngDrawer({ wasmFile, fontFile }: PngResources): DrawPng {
  let font: Promise<Uint8Array> | undefined;
  const loadFont = async () => {
    await initWasm(await readFile(wasmFile));
    return new Uint8Array(await readFile(fontFile));
  };
  return async (spec) => {
    font ??= loadFont();
    const svg = await drawSvg(spec, fontName);
    const resvg = new Resvg(svg, {
      background: 'white',
      fitTo: { mode: 'zoom', value: scale },
      font: { fontBuffers: [await font], defaultFontFamily: fontName, sansSerifFamily: fontName },
    });
    const png = Buffer.from(resvg.render().asPng()).toString('base64');
    resvg.free();
    return png;
  };
}

/** Draws charts as SVG. @param font family of its texts */
export async function drawSvg(spec: Readonly<Record<string, unknown>>, font = `${fontName}, sans-serif`): Promise<string> {
  // The points of its lines only carry tooltips, which a picture has not.
  const isConvergence = (spec.data as { name?: string } | undefined)?.name === convergenceDataset;
  const still = {
    ...spec,
    ...(spec.width === 'container' ? { width: widthPx } : {}),
    autosize: 'pad',
    ...(isConvergence ? { mark: { type: 'line', interpolate: 'step-after', strokeWidth: 2 } } : {}),
    config: { font, view: { stroke: null }, legend: { labelFontSize: 11 } },
  };
  // Our own type is narrower than Vega-Lite's; the tests compile it.
  const { spec: compiled } = compile(still as unknown as TopLevelSpec);
  const view = new vega.View(vega.parse(compiled), { renderer: 'none' });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}
