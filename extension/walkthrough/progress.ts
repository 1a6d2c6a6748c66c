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
 * and would have those begin again who found their way without it. It looks at a context as well only when that changes while it knows
 * the page: what is done is told anew whenever the page may have been opened, and whenever it is done again.
 */
export class WalkthroughProgress {
  private readonly options: ProgressOptions;

  constructor(options: ProgressOptions) {
    this.options = options;
    this.tell();
  }

  /** Tells the editor of every step that is done, as if it were done now. */
  tell(): void {
    for (const step of Object.keys(stepCommands) as Step[]) if (this.isDone(step)) this.tick(step); // its own keys
  }

  /** A command was carried out. */
  noteCommand(id: string): void {
    for (const [step, commands] of Object.entries(stepCommands))
      if ((commands as readonly string[]).includes(id)) this.note(step as Step); // its own keys
  }

  note(step: Step): void {
    this.tick(step);
    if (!this.isDone(step)) void this.options.state.update(contextOf(step), true);
  }

  private isDone(step: Step): boolean {
    return this.options.state.get(contextOf(step)) === true;
  }

  /** A context that is set to what it is already is no change. */
  private tick(step: Step): void {
    this.options.setContext(contextOf(step), false);
    this.options.setContext(contextOf(step), true);
  }
}
