import type { SandboxSettings } from '../engine/tasks/fitness.ts';
import type { Task } from '../engine/tasks/task.ts';
import type { Clock } from './clock.ts';
import type { EngineLink } from './engine-link.ts';
import type { FoundFitness } from './fitness-file.ts';
import type { Contents } from './messages.ts';
import type { DrawPng } from './outputs/run-output.ts';

/** Told of all tasks of a group whenever one of them changes. */
export type Observe = (tasks: readonly Task[]) => void;

/** What running a cell may use. */
export interface RunContext {
  readonly emit: <T extends 'execute_input' | 'display_data' | 'update_display_data' | 'stream'>(
    type: T,
    content: Contents[T],
  ) => void;
  readonly link: EngineLink;
  readonly clock: Clock;
  readonly drawPng: DrawPng;
  readonly observe?: Observe;
  readonly interrupted: AbortSignal;
  /** Aborted when the kernel ends. */
  readonly ended: AbortSignal;
  /** Does what no cell waits for; undefined where the front end attaches itself to what it wants to follow. */
  readonly background?: (work: Promise<void>) => void;
  /** The user's fitness that a config names, or the only one there is; undefined when there is none. @throws CellError */
  readonly findFitness: (reference: string | undefined) => Promise<FoundFitness | undefined>;
  /** Whether there is one at all, so that a config need not name it. */
  readonly hasFitness: () => boolean;
  /** What the user's settings say of the sandbox now. @throws CellError when they say something that cannot be */
  readonly sandboxSettings: () => SandboxSettings;
}
