/** Steps of the walkthrough, in its order, and the commands that do each. A run of a cell does the second one, too. */
export const stepCommands = {
  notebook: ['optimizehub.newOptimization', 'optimizehub.newNotebook', 'optimizehub.newConfig'],
  run: ['optimizehub.runConfig', 'optimizehub.runInBackground'],
  compare: ['optimizehub.compareAlgorithms'],
  fitness: ['optimizehub.sandboxDoctor', 'optimizehub.validateFitness', 'optimizehub.newFitness', 'optimizehub.runCustom'],
  tasks: ['optimizehub.openDashboard', 'optimizehub.showTasks'],
} as const;

/** A step by the name that its context has. */
export type Step = keyof typeof stepCommands;

/** Samples that show what a step is about; every other one is something to begin with. */
const stepsOfSamples = new Map<unknown, Step>([
  ['custom-fitness.ipynb', 'fitness'],
  ['quickstart.ipynb', 'compare'],
]);

/** The context of the editor that ticks a step off. */
export const contextOf = (step: Step): string => `optimizehub.did.${step}`;

/** The steps that a command has done. @param outcome what it gave: of Open Sample, the name of the sample */
export function stepsDoneBy(id: string, outcome?: unknown): readonly Step[] {
  if (id === 'optimizehub.openSample') return [stepsOfSamples.get(outcome) ?? 'notebook'];
  return Object.entries(stepCommands)
    .filter(([, commands]) => (commands as readonly string[]).includes(id))
    .map(([step]) => step as Step); // its own keys
}

/** Runs a command of the editor. */
type Execute = (command: string, ...args: readonly unknown[]) => PromiseLike<unknown>;

/**
 * Ticks a step off. VS Code reads a walkthrough some time after a page of it is first opened, and would have those begin again who found
 * their way without it: a context that changed before ticks nothing. A mark it keeps, and shows it from when it knows the step.
 * @param extension id of ours
 * @param onFailure hears why the editor took no mark
 */
export async function tick(extension: string, step: Step, execute: Execute, onFailure: (error: unknown) => void): Promise<void> {
  try {
    await execute('setContext', contextOf(step), true); // for editors that know no marks
    await execute('welcome.markStepComplete', `${extension}#getStarted#${step}`);
  } catch (error) {
    if (!isKept(error)) onFailure(error);
  }
}

/** Whether an error says only that the step is not known yet, after its mark was kept. */
const isKept = (error: unknown): boolean => error instanceof Error && error.message.includes('does not exist in registry');
