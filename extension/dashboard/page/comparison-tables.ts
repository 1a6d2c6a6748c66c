import { formatNumber, formatSeconds } from '../../../engine/charts/round.ts';
import { nameSeries } from '../../../engine/charts/series.ts';
import { type AlgorithmStatistics, algorithmStatistics } from '../../../engine/compare/algorithm-statistics.ts';
import { differences } from '../../../engine/compare/differences.ts';
import type { Task } from '../../../engine/tasks/task.ts';
import { element } from '../../renderer/element.ts';
import { t } from '../../words.ts';
import { emptyNote, link, plainTable, section } from './parts.ts';

/** Figures of each algorithm over its runs. */
export const statisticsSection = (tasks: readonly Task[]): HTMLElement =>
  section(t('By algorithm'), statisticsOf(algorithmStatistics(tasks)));

/** What tells the tasks apart, and a way to the details of each. */
export const differencesSection = (tasks: readonly Task[], showTask: (id: string) => void): HTMLElement =>
  section(t('What differs'), [differencesTable(tasks, showTask)]);

function statisticsOf(statistics: readonly AlgorithmStatistics[]): HTMLElement[] {
  if (statistics.length === 0) return [emptyNote(t('None of these tasks has finished yet.'))];
  const headings = [
    t('Algorithm'),
    t('Runs'),
    t('Median fitness'),
    t('Half of the runs between'),
    t('Best'),
    t('Worst'),
    t('Success rate'),
    t('Median evaluations'),
    t('Median time'),
  ];
  const rows = statistics.map(({ algorithm, runs, fitness, evaluations, seconds, ...rest }) => [
    algorithm,
    String(runs),
    fitness ? formatNumber(fitness.median) : '–',
    fitness ? `${formatNumber(fitness.lower)} … ${formatNumber(fitness.upper)}` : '–',
    fitness ? formatNumber(fitness.best) : '–',
    fitness ? formatNumber(fitness.worst) : '–',
    successText(rest),
    formatNumber(evaluations),
    formatSeconds(seconds),
  ]);
  const notes = [
    ...(statistics.every(({ successes }) => successes === null)
      ? [t('There is a success rate once the config has a target: stop: {target: …}.')]
      : []),
    ...statistics
      .filter(({ withoutFitness }) => withoutFitness > 0)
      .map(({ algorithm, runs, withoutFitness }) =>
        t('{0} of {1} runs of {2} gave no fitness; the figures are of the others.', withoutFitness, runs, algorithm),
      ),
  ];
  return [
    plainTable(t('Figures of each algorithm'), headings, rows, [1, 2, 3, 4, 5, 6, 7, 8]),
    ...notes.map((text) => element('p', { class: 'note' }, [text])),
  ];
}

const successText = ({ successes, attempts }: Pick<AlgorithmStatistics, 'successes' | 'attempts'>): string =>
  successes === null ? '–' : t('{0} % ({1} of {2})', formatNumber((100 * successes) / attempts, 3), successes, attempts);

function differencesTable(tasks: readonly Task[], showTask: (id: string) => void): HTMLElement {
  const found = differences(tasks);
  if (found.length === 0) return emptyNote(t('Nothing: these tasks have the same config and seed, and so the same numbers.'));
  const names = nameSeries(tasks);
  const headings = [t('Task'), t('Best fitness'), ...found.map(({ name }) => name)];
  const rows = tasks.map((task, k) => [
    link(names[k], () => showTask(task.id), t('{0}, task {1}', names[k], task.id)),
    bestOf(task),
    ...found.map(({ values }) => values[k] || '–'),
  ]);
  return plainTable(t('What differs between the tasks'), headings, rows, [1]);
}

function bestOf({ result, progress }: Task): string {
  const best = (result ?? progress)?.best_fitness;
  return typeof best === 'number' ? formatNumber(best) : '–';
}
