import type { Task } from '../../../engine/tasks/task.ts';
import { t } from '../../words.ts';

/** The sandbox that was asked for and, where the task tells which one ran and that is another word, that one: "auto (embedded)". */
export function sandboxText({ spec: { fitness }, result }: Pick<Task, 'spec' | 'result'>): string {
  if (fitness === undefined) return t('none: a built-in function');
  const ran = result?.sandbox;
  return ran === undefined || ran === fitness.driver ? fitness.driver : `${fitness.driver} (${ran})`;
}
