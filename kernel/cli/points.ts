import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { shorten } from '../../engine/config/mistakes.ts';
import { CommandFailure } from './failure.ts';
import { asFailure } from './input-file.ts';

/**
 * The points of a file of JSON lines, one array of finite numbers each, read piece by piece.
 * @param file `-` is standard input
 * @param dimensions how many numbers each has; of any length where it is left out
 * @throws CommandFailure with the line of the mistake
 */
export async function* readPoints(file: string, dimensions?: number): AsyncGenerator<Float64Array> {
  const input = file === '-' ? process.stdin : createReadStream(file);
  let line = 0;
  try {
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      line++;
      const point = readPoint(text, dimensions);
      if (typeof point === 'string')
        throw new CommandFailure([{ kind: 'file', message: point, file: file === '-' ? 'standard input' : file, line }]);
      yield point;
    }
  } catch (error) {
    throw asFailure(file, error);
  }
}

/** The point on a line, or what is wrong with it, in one sentence. */
function readPoint(text: string, dimensions: number | undefined): Float64Array | string {
  let values: unknown;
  try {
    values = JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return text.trim() === ''
      ? 'Expected a JSON array of numbers, got an empty line.'
      : `Expected a JSON array of numbers, got ${shorten(text)}.`;
  }
  if (!Array.isArray(values)) return `Expected a JSON array of numbers, got ${shorten(text)}.`;
  if (dimensions !== undefined && values.length !== dimensions)
    return `Expected ${dimensions} ${dimensions === 1 ? 'number' : 'numbers'}, got ${values.length}.`;
  for (const [index, value] of values.entries()) {
    if (typeof value !== 'number' || !Number.isFinite(value))
      return `Expected a finite number in place ${index + 1}, got ${shorten(typeof value === 'number' ? 'one that is too large' : JSON.stringify(value))}.`;
  }
  return Float64Array.from(values);
}
