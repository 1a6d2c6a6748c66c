import type { SummaryRow } from '../../engine/charts/run-summary.ts';
import { element } from './element.ts';

/** The best solution of a finished task, folded away, with a button that copies it. */
export function solutionDetails(row: SummaryRow): HTMLElement | undefined {
  if (row.best_solution === null || row.stop_reason === null) return undefined;
  const rest = row.dimensions - row.best_solution.length;
  const text = `[${row.best_solution.join(', ')}${rest > 0 ? ', …' : ''}]`;
  const copy = element('button', { type: 'button', class: 'copy' }, ['Copy']);
  copy.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = 'Copied';
    } catch (error) {
      copy.textContent = `Not copied: ${error instanceof Error ? error.message : error}`;
    }
  });
  const note =
    rest > 0
      ? [element('span', { class: 'note' }, [` the first ${row.best_solution.length} of ${row.dimensions} coordinates`])]
      : [];
  return element('details', { class: 'solution', 'data-task': row.task }, [
    element('summary', {}, [`Best solution of ${row.series}`]),
    element('div', {}, [element('code', {}, [text]), ...note, copy]),
  ]);
}
