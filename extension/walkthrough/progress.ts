/** Steps of the walkthrough, in its order, and the commands that do each. A run of a cell does the second one, too. */
export const stepCommands = {
  notebook: ['optimizehub.newOptimization', 'optimizehub.newNotebook', 'optimizehub.newConfig'],
  run: ['optimizehub.runConfig', 'optimizehub.runInBackground'],
  compare: ['optimizehub.openSample', 'optimizehub.compareAlgorithms'],
  fitness: ['optimizehub.sandboxDoctor', 'optimizehub.validateFitness', 'optimizehub.runCustom'],
  tasks: ['optimizehub.openDashboard', 'optimizehub.showTasks'],
} as const;

export type Step = keyof typeof stepCommands;

/** The context of the editor that ticks a step off. */
export const contextOf = (step: Step): string => `optimizehub.did.${step}`;

export interface ProgressOptions {
  /** Outlives the window. */
  readonly state: { get(key: string): unknown; update(key: string, value: unknown): PromiseLike<void> };
  readonly setContext: (key: string, value: boolean) => void;
}

/**
 * Remembers which steps of the walkthrough a person has done. VS Code itself counts commands only from when its page was first opened,
 * and would have those begin again who found their way without it.
 */
export class WalkthroughProgress {
  private readonly options: ProgressOptions;

  constructor(options: ProgressOptions) {
    this.options = options;
    for (const step of Object.keys(stepCommands) as Step[]) // its own keys
      if (options.state.get(contextOf(step)) === true) options.setContext(contextOf(step), true);
  }

  /** A command was carried out. */
  noteCommand(id: string): void {
    for (const [step, commands] of Object.entries(stepCommands))
      if ((commands as readonly string[]).includes(id)) this.note(step as Step); // its own keys
  }

  note(step: Step): void {
    const { state, setContext } = this.options;
    if (state.get(contextOf(step)) === true) return;
    setContext(contextOf(step), true);
    void state.update(contextOf(step), true);
  }
}
