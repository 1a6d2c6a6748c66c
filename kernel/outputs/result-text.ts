import { remarksOf } from '../../engine/charts/remarks.ts';
import { formatNumber, formatSeconds } from '../../engine/charts/round.ts';
import { type RunSummary, type SummaryRow, tellsReasons } from '../../engine/charts/run-summary.ts';
import { bestRow } from '../../engine/charts/summarize.ts';
import { isFinal } from '../../engine/tasks/task.ts';
import { inEnglish } from '../../sandbox/sentence.ts';
import { alignTable } from './table.ts';

const shownCoordinates = 10;

/** The results as plain text: lines for one task, a table for several. */
export function resultText(summary: RunSummary): string {
  const only = summary.rows.length === 1 ? summary.rows[0] : undefined;
  const text = `${summary.title}\n${only ? singleText(only, summary) : groupText(summary)}`;
  return summary.background ? `${text}\n${placeText(summary)}` : text;
}

/** By which ids the tasks that nobody waits for are found, and how. */
function placeText({ group, rows, running }: RunSummary): string {
  const tasks = rows.map(({ task }) => task).join(' ');
  const lines = [`group ${group}, ${rows.length === 1 ? 'task' : 'tasks'} ${tasks}`];
  return [...lines, ...(running ? [`in the background; follow it with: optimizehub tasks watch ${group}`] : [])].join('\n');
}

function singleText(row: SummaryRow, summary: RunSummary): string {
  const facts: (readonly [name: string, value: string])[] = [
    ['best fitness', bestText(row)],
    ...(row.best_solution ? [['best solution', solutionText(row)] satisfies [string, string]] : []),
    ...(row.decoded ?? []).map(([name, value]) => [inEnglish(name), inEnglish(value)] as const),
    ['evaluations', formatNumber(row.evaluations, 15)],
    ...(row.failed_evaluations > 0
      ? [['of these failed', formatNumber(row.failed_evaluations, 15)] satisfies [string, string]]
      : []),
    ['iterations', formatNumber(row.iterations, 15)],
    ['time', formatSeconds(row.seconds)],
    ['seed', String(row.seed)],
    ['stopped by', endText(row, summary)],
    ...remarksOf(summary).map(([about, text]) => [inEnglish(about), inEnglish(text)] as const),
  ];
  return facts.map(([name, value]) => `  ${name.padEnd(15)}  ${value}`).join('\n');
}

function bestText({ best_fitness, state }: SummaryRow): string {
  if (best_fitness !== null) return formatNumber(best_fitness, 10);
  return isFinal(state) ? 'none' : 'none yet';
}

function groupText(summary: RunSummary): string {
  const table = alignTable(
    [
      ['series', 'left'],
      ['best fitness', 'right'],
      ['evaluations', 'right'],
      ['iterations', 'right'],
      ['time', 'right'],
      ['seed', 'right'],
      ['stopped by', 'left'],
    ],
    summary.rows.map((row) => [
      row.series,
      row.best_fitness === null ? '-' : formatNumber(row.best_fitness),
      formatNumber(row.evaluations, 15),
      formatNumber(row.iterations, 15),
      formatSeconds(row.seconds),
      String(row.seed),
      endText(row, summary),
    ]),
  );
  const best = bestRow(summary);
  const failed = summary.rows.reduce((sum, row) => sum + row.failed_evaluations, 0);
  return [
    table,
    ...(best?.best_solution ? [`best solution (${best.series}): ${solutionText(best)}`] : []),
    ...(best?.decoded ?? []).map(([name, value]) => `${inEnglish(name)}: ${inEnglish(value)}`),
    ...remarksOf(summary).map(([about, text]) => `${inEnglish(about)}: ${inEnglish(text)}`),
    ...(failed > 0 ? [`failed evaluations: ${formatNumber(failed, 15)}`] : []),
  ].join('\n');
}

function solutionText(row: SummaryRow): string {
  const shown = (row.best_solution ?? []).slice(0, shownCoordinates).map((coordinate) => formatNumber(coordinate));
  const rest = row.dimensions - shown.length;
  return `[${shown.join(', ')}${rest > 0 ? `, … ${rest} more` : ''}]`;
}

/** Why a run failed is told by the error of the cell that waits for it, and here where none does, or not yet. */
function endText(row: SummaryRow, summary: RunSummary): string {
  if (row.error) return tellsReasons(summary) ? `failed: ${row.error.message}` : 'failed';
  if (row.stop_reason) return row.stop_reason;
  if (row.state === 'PENDING') return 'waiting';
  return row.fraction === null ? 'running' : `running, ${Math.floor(row.fraction * 100)} %`;
}
