import type { Clock } from '../../kernel/clock.ts';

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

/**
 * VS Code reads a walkthrough once a page of it is opened, after it has waited up to five seconds for an answer from elsewhere,
 * and far later on a machine that is busy. A time that has passed until then is told in vain.
 */
const readMs = [0, 500, 1500, 3000, 6000, 12_000, 25_000, 60_000];

/** What the progress works with; `setContext` sets a context of the editor, at once and in order. */
export interface ProgressOptions {
  /** Outlives the window. */
  readonly state: { get(key: string): unknown; update(key: string, value: unknown): PromiseLike<void> };
  readonly setContext: (key: string, value: boolean) => void;
  readonly clock: Clock;
}

/**
 * Remembers which steps of the walkthrough a person has done. VS Code itself counts commands only from when its page was first opened,
 * and would have those begin again who found their way without it. It looks at a context as well only when that changes while it knows
 * the page: what is done is told anew whenever the page may have been opened, and whenever it is done again.
 */
export class WalkthroughProgress {
  private readonly options: ProgressOptions;
  private telling: readonly (() => void)[] = [];

  constructor(options: ProgressOptions) {
    this.options = options;
  }

  /** A page that may be that of the walkthrough was opened. */
  noteOpened(): void {
    for (const callOff of this.telling) callOff();
    this.telling = readMs.map((delayMs) => this.options.clock.schedule(() => this.tell(), delayMs));
  }

  dispose(): void {
    for (const callOff of this.telling) callOff();
  }

  /** Tells the editor of every step that is done, as if it were done now. */
  private tell(): void {
    for (const step of Object.keys(stepCommands) as Step[]) if (this.isDone(step)) this.tick(step); // its own keys
  }

  /** A command did what it is for. @param outcome what it gave: of Open Sample, the name of the sample */
  noteCommand(id: string, outcome?: unknown): void {
    if (id === 'optimizehub.openSample') this.note(stepsOfSamples.get(outcome) ?? 'notebook');
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

  /** Never left set: a context that is set when the walkthrough is read counts for VS Code as an event of before, and ticks nothing any more. */
  private tick(step: Step): void {
    this.options.setContext(contextOf(step), true);
    this.options.setContext(contextOf(step), false);
  }
}
