/**
 * Lines of a source that was translated on its way here, and with it the lines that its user knows: a comment in the last line
 * of the source tells them.
 */
import { FitnessError, isFitnessError } from './fitness-error.ts';
import type { Fitness } from './guest.ts';

const mark = '//# fitness-lines=';
const marked = new RegExp(`\\n${mark}([\\d,]+)\\n?$`);

/** The source with a last line that tells of each of its lines which one the user wrote, all from 1. */
export const withLines = (source: string, lines: readonly number[]): string => `${source}\n${mark}${lines.join(',')}\n`;

/** Opens a fitness whose errors name the lines that the user wrote. */
export async function openOnOwnLines(source: string, open: (source: string) => Fitness | Promise<Fitness>): Promise<Fitness> {
  const lines = marked.exec(source)?.[1].split(',').map(Number);
  if (lines === undefined) return open(source);
  const fitness = await attempt(() => open(source), lines);
  return {
    evaluate: (candidates, dimensions, values) => mapped(() => fitness.evaluate(candidates, dimensions, values), lines),
    evaluateOne: (candidates, offset, dimensions) => mapped(() => fitness.evaluateOne(candidates, offset, dimensions), lines),
  };
}

async function attempt<T>(action: () => T | Promise<T>, lines: readonly number[]): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw withOwnLine(error, lines);
  }
}

function mapped<T>(action: () => T, lines: readonly number[]): T {
  try {
    return action();
  } catch (error) {
    throw withOwnLine(error, lines);
  }
}

function withOwnLine(error: unknown, lines: readonly number[]): unknown {
  if (!isFitnessError(error) || error.line === undefined) return error;
  const { kind, message, index, sentence } = error;
  const line = lines[error.line - 1]; // the column is that of the translation
  return new FitnessError(kind, message, { ...(line > 0 ? { line } : {}), ...(index === undefined ? {} : { index }), sentence });
}
