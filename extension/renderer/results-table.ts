import { remarksOf } from '../../engine/charts/remarks.ts';
import { formatNumber, formatSeconds } from '../../engine/charts/round.ts';
import type { RunSummary, SummaryRow } from '../../engine/charts/run-summary.ts';
import { stopReasons } from '../../engine/tasks/stop-reasons.ts';
import { type Sentence, say } from '../../sandbox/sentence.ts';
import { t, tell, tellFinding } from '../words.ts';
import { element } from './element.ts';
import { solutionDetails } from './solution.ts';

const columnsOf = ({ running }: RunSummary): readonly (readonly [heading: Sentence, align: '' | 'number'])[] => [
  [say('Algorithm'), ''],
  [say('Best fitness'), 'number'],
  [say('Evaluations'), 'number'],
  [say('Iterations'), 'number'],
  [say('Time'), 'number'],
  [running ? say('Progress') : say('Ended because'), ''],
  [say('Seed'), 'number'],
];

/**
 * What came of every task, and the best solutions below.
 * @param tellsErrors whether it says why a task failed; errors that differ are told in any case, because only a row says whose they are
 */
export function resultsTable(summary: RunSummary, colours: ReadonlyMap<string, string>, tellsErrors: boolean): HTMLElement[] {
  const head = element(
    'tr',
    {},
    columnsOf(summary).map(([heading, align]) => element('th', { scope: 'col', class: align }, [tell(heading)])),
  );
  const best = bestOf(summary);
  const errors = new Set(summary.rows.flatMap(({ error }) => error?.message ?? []));
  const rows = summary.rows.map((row) =>
    tableRow(
      row,
      tellsErrors || errors.size > 1,
      colours.get(row.series) ?? colours.get(row.algorithm),
      summary.rows.length > 1 && row === best,
    ),
  );
  const table = element('table', { class: 'results', 'aria-label': titleOf(summary) }, [
    element('thead', {}, [head]),
    element('tbody', {}, rows),
  ]);
  return [
    element('div', { class: 'scroll' }, [table]),
    ...remarksOf(summary).map(([about, text]) =>
      element('p', { class: 'remark' }, [element('b', {}, [tell(about)]), ` ${tell(text)}`]),
    ),
    ...summary.rows.map(solutionDetails).filter((details) => details !== undefined),
  ];
}

/** What was run, in the language of the editor. */
export const titleOf = ({ title, heading }: RunSummary): string => (heading === undefined ? title : tell(heading));

function bestOf({ rows, objective }: RunSummary): SummaryRow | undefined {
  const sign = objective === 'maximize' ? -1 : 1;
  return rows
    .filter((row) => row.best_fitness !== null)
    .sort((a, b) => sign * (Number(a.best_fitness) - Number(b.best_fitness)))[0];
}

function tableRow(row: SummaryRow, tellsErrors: boolean, colour: string | undefined, isBest: boolean): HTMLElement {
  const mark = element('span', { class: 'mark', 'aria-hidden': 'true' });
  if (colour) mark.style.backgroundColor = colour;
  const fitness = row.best_fitness === null ? '–' : formatNumber(row.best_fitness);
  return element('tr', isBest ? { class: 'best' } : {}, [
    element('th', { scope: 'row' }, [mark, row.series]),
    element('td', { class: 'number' }, [fitness]),
    element('td', { class: 'number' }, [row.evaluations.toLocaleString('en')]),
    element('td', { class: 'number' }, [row.iterations.toLocaleString('en')]),
    element('td', { class: 'number' }, [formatSeconds(row.seconds)]),
    element('td', { class: 'reason' }, [stateOf(row, tellsErrors), ...failuresOf(row)]),
    element('td', { class: 'number' }, [String(row.seed)]),
  ]);
}

function stateOf(row: SummaryRow, tellsErrors: boolean): HTMLElement | string {
  if (row.error) return element('span', { class: 'error' }, [tellsErrors ? tellFinding(row.error) : t('failed')]);
  if (row.state === 'PENDING') return t('waiting');
  if (row.state === 'STARTED' || row.state === 'RETRY') return progressBar(row.fraction);
  return row.stop_reason === null ? row.state.toLowerCase() : tell(stopReasons[row.stop_reason]);
}

function progressBar(fraction: number | null): HTMLElement {
  if (fraction === null) return element('span', {}, [t('running')]);
  const percent = Math.floor(fraction * 100);
  const bar = element('span', {
    class: 'bar',
    role: 'progressbar',
    'aria-valuenow': String(percent),
    'aria-valuemin': '0',
    'aria-valuemax': '100',
  });
  const fill = element('span', { class: 'fill' });
  fill.style.width = `${percent}%`;
  bar.append(fill);
  return element('span', { class: 'running' }, [bar, `${percent} %`]);
}

const failuresOf = ({ failed_evaluations }: SummaryRow): HTMLElement[] =>
  failed_evaluations === 0
    ? []
    : [element('span', { class: 'error' }, [` ${t('{0} evaluations failed', failed_evaluations.toLocaleString('en'))}`])];
