import { inEnglish } from '../../sandbox/sentence.ts';
import type { Progress, RunResult, Task } from './task.ts';
import type { TaskSummary } from './task-store.ts';

/** A task as the data that is printed and exported, which is English: without the sentences that can be told in other languages. */
export function taskData({ preparing, error, progress, result, ...task }: Task): object {
  const { sentence: _, ...errorData } = error ?? {};
  return {
    ...task,
    ...(preparing ? { preparing: inEnglish(preparing) } : {}),
    ...(progress ? { progress: runData(progress) } : {}),
    ...(result ? { result: runData(result) } : {}),
    ...(error ? { error: errorData } : {}),
  };
}

/** The progress of an ended run is its whole result, with the sentences. */
const runData = ({ sentences: _, ...run }: Progress & Partial<Pick<RunResult, 'sentences'>>): object => run;

/** The same of what a list says of a task. */
export const summaryData = ({ error_sentence: _, ...summary }: TaskSummary): object => summary;
