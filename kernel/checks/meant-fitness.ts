import type { Config } from '../../engine/config/config.ts';
import type { Sentence } from '../../sandbox/sentence.ts';
import { CellError } from '../cell-error.ts';
import { isOfAnotherMachine } from '../fitness-fault.ts';
import { createKnownFitness } from '../known-fitness.ts';
import type { CheckRequest } from '../messages.ts';

/**
 * Why a run would refuse the text of the fitness that a config means; undefined where it may run, where it is not there, which is told
 * of the config itself, where only a run tells which of several cells is meant, and of a file of another machine.
 * @param platform of this machine, as Node names it
 */
export async function refusalOfMeant(
  source: Config['problem']['source'],
  { folder, cells = [] }: CheckRequest,
  platform: NodeJS.Platform = process.platform,
): Promise<Sentence | undefined> {
  if (source !== undefined && (!('fitness' in source) || isOfAnotherMachine(source.fitness, platform))) return undefined;
  const known = createKnownFitness(folder, undefined);
  known.replace(cells.map((cell, index) => ({ ...cell, id: String(index) })));
  try {
    await known.find(source?.fitness);
    return undefined;
  } catch (error) {
    if (!(error instanceof CellError)) throw error;
    return error.ename === 'FitnessRefused' ? error.sentence : undefined;
  }
}
