import { isDeepStrictEqual } from 'node:util';
import type { DockerAddress } from '../../sandbox/drivers/docker-address.ts';
import { isFinal, type Task, type TaskSpec } from './task.ts';

/** A task that is to be queued. */
export type WantedTask = Pick<Task, 'spec' | 'priority' | 'repeats'>;

/** Tasks that wait for their turn. */
export interface Submitted {
  readonly group: string;
  readonly tasks: readonly Task[];
}

/** The first of several tasks that cannot be run again, and why. */
export interface NotRetried {
  readonly task: string;
  readonly reason: 'unknown' | 'not finished';
}

/**
 * New tasks that run the same as finished ones, for whoever asks for it now: what came of those stays as it is.
 * @param found each that is asked for, undefined where there is none of that id
 * @param docker the container engine of who asks
 */
export function repeatsOf(
  found: ReadonlyMap<string, Task | undefined>,
  docker: DockerAddress | undefined,
): readonly WantedTask[] | NotRetried {
  const wanted: WantedTask[] = [];
  for (const [id, task] of found) {
    if (task === undefined) return { task: id, reason: 'unknown' };
    if (!isFinal(task.state)) return { task: id, reason: 'not finished' };
    const spec = sharing(withDocker(task.spec, docker), wanted[0]?.spec);
    wanted.push({ spec, priority: task.priority, repeats: id });
  }
  return wanted;
}

function withDocker(spec: TaskSpec, docker: DockerAddress | undefined): TaskSpec {
  return spec.fitness && docker ? { ...spec, fitness: { ...spec.fitness, docker } } : spec;
}

/** With the very parts of the first one where they are equal, so that a group keeps the code of a fitness once. */
function sharing(spec: TaskSpec, first: TaskSpec | undefined): TaskSpec {
  if (first === undefined) return spec;
  const same = (Object.keys(spec) as (keyof TaskSpec)[]).filter((key) => isDeepStrictEqual(spec[key], first[key]));
  return { ...spec, ...Object.fromEntries(same.map((key) => [key, first[key]])) };
}
