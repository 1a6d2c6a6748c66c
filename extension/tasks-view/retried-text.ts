import type { Task } from '../../engine/tasks/task.ts';
import { t } from '../words.ts';

/** What a person is told who had finished tasks run again. */
export function retriedText(retried: readonly Pick<Task, 'id' | 'repeats'>[]): string {
  const [only, ...others] = retried;
  return only && others.length === 0
    ? t('Task {0} runs again as task {1}; its earlier result is kept.', only.repeats ?? '', only.id)
    : t('{0} tasks run again as new tasks; their earlier results are kept.', retried.length);
}
