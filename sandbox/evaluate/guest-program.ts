/** The program of a guest that evaluates its fitness at given points. */
import { readFileSync } from 'node:fs';
import { badValue } from '../guest/bad-value.ts';
import { isFitnessError, placeOf } from '../guest/fitness-error.ts';
import type { Fitness, Guest } from '../guest/guest.ts';
import { type EvaluateMessage, type EvaluateStart, pointsFile } from './messages.ts';

export async function main({ start, send, openFitness }: Guest): Promise<void> {
  const tell = (message: EvaluateMessage): void => send(message);
  const { lengths } = start as EvaluateStart; // the host sent it
  const points = readDoubles();
  const fitness = await attempt(openFitness);
  if ('type' in fitness) return tell(fitness);
  tell({ type: 'loaded' });
  let offset = 0;
  for (const length of lengths) {
    const at = offset;
    tell(await attempt(() => valueAt(fitness, points, at, length)));
    offset += length;
  }
}

function readDoubles(): Float64Array {
  const { buffer, byteOffset, byteLength } = readFileSync(new URL(pointsFile, import.meta.url));
  return new Float64Array(buffer.slice(byteOffset, byteOffset + byteLength));
}

function valueAt(fitness: Fitness, points: Float64Array, offset: number, length: number): EvaluateMessage {
  const value = fitness.evaluateOne(points, offset, length);
  return Number.isNaN(value) ? { type: 'failed', kind: 'bad-value', message: badValue('NaN').message } : { type: 'value', value };
}

/** What the action gives, or what the fitness did wrong. */
async function attempt<T>(action: () => T | Promise<T>): Promise<T | Extract<EvaluateMessage, { type: 'failed' }>> {
  try {
    return await action();
  } catch (error) {
    if (!isFitnessError(error)) throw error;
    return { type: 'failed', kind: error.kind, message: error.message, ...placeOf(error) };
  }
}
