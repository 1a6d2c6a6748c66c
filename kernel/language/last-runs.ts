import path from 'node:path';
import type { ProblemChoice } from '../../engine/config/config.ts';
import { isFileReference } from '../fitness-file.ts';
import type { Paces } from './paces.ts';

/** The text of a config that was run or is looked at. */
export interface ConfigPlace {
  readonly uri: string;
  /** Where its paths lead; undefined where that is not known. */
  readonly folder: string | undefined;
}

/** Runs that are remembered; beyond, the oldest one is forgotten. */
const remembered = 200;

/** How fast runs were: of a fitness file for every config that names it, of any other fitness for the config that was run. */
export class LastRuns {
  private readonly known = new Map<string, { readonly uri: string | undefined; readonly paces: Paces }>();

  note(config: ConfigPlace, problem: ProblemChoice, paces: Paces): void {
    const file = fileOf(config, problem);
    const key = keyOf(file ?? config.uri, problem);
    const before = this.known.get(key)?.paces;
    this.known.delete(key);
    this.known.set(key, { uri: file === undefined ? config.uri : undefined, paces: { ...before, ...paces } });
    for (const oldest of this.known.keys()) if (this.known.size > remembered) this.known.delete(oldest);
  }

  /** Undefined where nothing equal was run. */
  pacesOf(config: ConfigPlace, problem: ProblemChoice): Paces | undefined {
    return this.known.get(keyOf(fileOf(config, problem) ?? config.uri, problem))?.paces;
  }

  /** A config that is closed; a fitness file is there all the same. */
  forget(uri: string): void {
    for (const [key, run] of this.known) if (run.uri === uri) this.known.delete(key);
  }
}

/** Equal for equal problems with one fitness. */
const keyOf = (fitness: string, problem: ProblemChoice): string => JSON.stringify([fitness, problem]);

function fileOf({ folder }: ConfigPlace, { source }: ProblemChoice): string | undefined {
  if (folder === undefined || source === undefined || !('fitness' in source) || !isFileReference(source.fitness))
    return undefined;
  return path.resolve(folder, source.fitness);
}
