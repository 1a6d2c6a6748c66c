import { type Check, containerEngine } from '../sandbox/check.ts';

/** The check that tells what the engine finds that runs already: a fitness would run there. */
export const seenByEngine = `${containerEngine}, as the engine of OptimizeHub that runs finds it`;

/** Of what this process and the running engine find, that which decides where a fitness runs. */
export const decidingCheck = (checks: readonly Check[]): Check | undefined =>
  checks.find(({ what }) => what === seenByEngine) ?? checks.find(({ what }) => what === containerEngine);
