import { type Check, containerEngineName } from '../sandbox/check.ts';
import { inEnglish, say } from '../sandbox/sentence.ts';

/** The check that tells what the engine finds that runs already: a fitness would run there. Told to a person, and found by its name. */
export const engineViewTitle = say('container engine, as the engine of OptimizeHub that runs finds it');
export const engineViewName: string = inEnglish(engineViewTitle);

/** Of what this process and the running engine find, that which decides where a fitness runs. */
export const decidingCheck = (checks: readonly Check[]): Check | undefined =>
  checks.find(({ what }) => what === engineViewName) ?? checks.find(({ what }) => what === containerEngineName);
