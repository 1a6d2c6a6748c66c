import path from 'node:path';
import type { NewCell } from './commands/define.ts';

/** File systems take 255 with the ending, and with what tells it from others of the name. */
const maxBytes = 240;

/**
 * What the notebook of a config is called, without its ending: after the config, and after the fitness file that one of its cells is a
 * copy of, so that the notebooks of one config with several fitnesses can be told apart.
 * @param config path of the file
 */
export function notebookName(config: string, cells: readonly Pick<NewCell, 'copyOf'>[]): string {
  const name = path.basename(config).replace(/(?:\.opt)?\.[^.]+$/, '');
  const copyOf = cells.find((cell) => cell.copyOf !== undefined)?.copyOf;
  const fitness = copyOf && path.posix.basename(copyOf).replace(/(?:\.fitness)?\.[^.]+$/i, '');
  const both = `${name}-with-${fitness}`;
  return fitness === undefined || fitness === name || Buffer.byteLength(both) > maxBytes ? name : both;
}
