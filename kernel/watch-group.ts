import type { EngineClient } from '../engine/client/engine-client.ts';
import { EngineError } from '../engine/client/errors.ts';
import type { Task } from '../engine/tasks/task.ts';
import { say } from '../sandbox/sentence.ts';
import { CellError } from './cell-error.ts';
import { asked, reach } from './engine-calls.ts';
import type { EngineLink } from './engine-link.ts';

/** Ends of the engine in a row, without a sign of life between them, after which a watcher gives up. */
const maxLosses = 3;

export interface Watching {
  readonly link: EngineLink;
  readonly engine: EngineClient;
  readonly group: string;
  readonly onTask: (task: Task) => void;
  /** Rejects to end the watching. */
  readonly unless?: Promise<unknown>;
  /** Another engine has taken over. */
  readonly onEngine?: (engine: EngineClient) => void;
  readonly signal?: AbortSignal;
}

/** Watches a group to its end. An engine that dies is followed by the next one, which takes up what the tasks had reached. */
export async function watchGroup({
  link,
  group,
  onTask,
  unless,
  onEngine,
  signal,
  ...first
}: Watching): Promise<readonly Task[]> {
  let { engine } = first;
  for (let losses = 0; ; ) {
    const hear = (task: Task): void => {
      losses = 0;
      onTask(task);
    };
    try {
      const watched = engine.watch(group, hear, signal);
      const [final] = await Promise.all([watched, unless ? Promise.race([unless, watched]) : watched]);
      return final;
    } catch (error) {
      const isLost = error instanceof EngineError && error.code !== 'refused' && !signal?.aborted;
      if (!isLost || ++losses >= maxLosses) return asked(Promise.reject(error));
      engine = await reach(link);
      onEngine?.(engine);
      if ((await asked(engine.group(group))).length === 0)
        throw new CellError('RunLost', say('The engine ended and does not know this run any more. Run the cell again.'));
    }
  }
}
