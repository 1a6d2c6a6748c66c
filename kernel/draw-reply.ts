import { inEnglish } from '../sandbox/sentence.ts';
import { reasonOf } from './engine-calls.ts';
import type { Contents, DrawReply } from './messages.ts';
import type { DrawPng } from './outputs/run-output.ts';

/** Draws a chart for a file, or says why it cannot. */
export async function drawReply({ spec, format }: Contents['draw_request'], png: DrawPng, svg?: DrawPng): Promise<DrawReply> {
  const draw = format === 'svg' ? svg : png;
  if (draw === undefined) return { ok: false, message: 'This kernel draws no SVG.' };
  try {
    return { ok: true, data: await draw(spec) };
  } catch (error) {
    return { ok: false, message: inEnglish(reasonOf(error)) };
  }
}
