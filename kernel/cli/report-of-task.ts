import { summarize } from '../../engine/charts/summarize.ts';
import { withoutPlace } from '../../engine/tasks/fitness-place.ts';
import type { Task } from '../../engine/tasks/task.ts';
import { isSourceFile } from '../../sandbox/validate/source-file.ts';
import type { ErrorReport } from './failure.ts';

/** The file of a fitness, as one reaches it from the current folder. @param name as the config or an option has it */
export type FileOf = (name: string) => string;

/** Why a task failed, with the place in its fitness where it has one; undefined where it did not fail. */
export function reportOfTask({ spec, error }: Task, fileOf: FileOf): ErrorReport | undefined {
  if (error === undefined) return undefined;
  const { kind, message, place } = error;
  const name = spec.fitness?.name;
  if (place === undefined || name === undefined) return { kind, message };
  if (!isSourceFile(name)) return { kind, message, ...place };
  return { kind, message: withoutPlace(message, name, place), file: fileOf(name), ...place };
}

/** Why those of the tasks failed that did; of several tasks each is told by its name. */
export function reportsOfTasks(tasks: readonly Task[], fileOf: FileOf): ErrorReport[] {
  const { rows } = summarize(tasks);
  return tasks.flatMap((task, index) => {
    const report = task.state === 'FAILURE' ? reportOfTask(task, fileOf) : undefined;
    if (report === undefined) return [];
    const series = rows[index]?.series;
    return [tasks.length === 1 || series === undefined ? report : { ...report, message: `${series}: ${report.message}` }];
  });
}
