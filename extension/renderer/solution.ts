import type { SummaryRow } from '../../engine/charts/run-summary.ts';
import { copyButton } from './copy-button.ts';
import { element } from './element.ts';

/** The best solution of a finished task, folded away. */
export function solutionDetails(row: SummaryRow): HTMLElement | undefined {
  if (row.best_solution === null || row.stop_reason === null) return undefined;
  const rest = row.dimensions - row.best_solution.length;
  const text = `[${row.best_solution.join(', ')}${rest > 0 ? ', …' : ''}]`;
  const note =
    rest > 0
      ? [element('span', { class: 'note' }, [` the first ${row.best_solution.length} of ${row.dimensions} coordinates`])]
      : [];
  return element('details', { class: 'solution', 'data-task': row.task }, [
    element('summary', {}, [`Best solution of ${row.series}`]),
    element('div', {}, [element('code', {}, [text]), ...note, copyButton(text, 'Copy the best solution')]),
  ]);
}
