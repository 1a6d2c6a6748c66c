import { decodedFacts } from '../../engine/charts/decoded-facts.ts';
import { formatNumber, formatSeconds } from '../../engine/charts/round.ts';
import { problemTitle } from '../../engine/tasks/problem-name.ts';
import { isFinal, type Task } from '../../engine/tasks/task.ts';
import { languageTitles } from '../../sandbox/language.ts';
import { inEnglish } from '../../sandbox/sentence.ts';

/** All that a person may want to know of a task, a fact a line. */
export function taskText(task: Task): string {
  const { spec, result, progress, error } = task;
  const best = progress?.best_fitness;
  const failed = result?.failed_evaluations ?? 0;
  const rows: [string, string | undefined][] = [
    ['task', `${task.id}, number ${task.number}, group ${task.group}`],
    ['repeats', task.repeats],
    ['state', `${task.state}, attempt ${task.attempt}, priority ${task.priority}`],
    ['algorithm', `${spec.algorithm.name} ${JSON.stringify(spec.algorithm.params)}`],
    ['problem', `${problemTitle(spec) || 'a custom fitness'}, ${spec.problem.dimensions} dimensions, ${spec.problem.objective}`],
    ['fitness', fitnessText(task)],
    ['seed', String(spec.seed)],
    ['best fitness', typeof best === 'number' ? formatNumber(best, 15) : isFinal(task.state) ? 'none' : 'none yet'],
    ['best solution', result?.best_solution ? `[${result.best_solution.join(', ')}]` : undefined],
    ...(result?.decoded
      ? decodedFacts(result.decoded).map(([name, text]): [string, string] => [inEnglish(name), inEnglish(text)])
      : []),
    ['evaluations', progress && formatNumber(progress.evaluations, 15)],
    ['of these failed', failed > 0 ? formatNumber(failed, 15) : undefined],
    ['first failure', result?.first_failure],
    ['time', timesText(task) || undefined],
    ['stopped by', result?.stop_reason],
    ['error', error?.message],
    ...task.transitions.map(({ state, at }): [string, string] => [state, timeText(at)]),
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.flatMap(([name, text]) => (text === undefined ? [] : [`${name.padEnd(width)}  ${text}\n`])).join('');
}

function fitnessText({ spec: { fitness }, result }: Task): string | undefined {
  if (fitness === undefined) return undefined;
  const sandbox = result?.sandbox ? `in the ${result.sandbox} sandbox` : `sandbox ${fitness.driver}`;
  return `in ${languageTitles[fitness.writtenIn ?? fitness.language]}, ${sandbox}`;
}

/** The search alone, and all of it from the start to the end of the task, which includes that of its sandbox. */
function timesText({ progress, startedAt, finishedAt }: Task): string {
  return [
    ...(progress === undefined ? [] : [`${formatSeconds(progress.seconds)} of search`]),
    ...(startedAt === undefined || finishedAt === undefined
      ? []
      : [`${formatSeconds((finishedAt - startedAt) / 1000)} from start to end`]),
  ].join(', ');
}

/** A time, to the second, in UTC. */
export const timeText = (at: number): string => new Date(at).toISOString().slice(0, 19).replace('T', ' ');
