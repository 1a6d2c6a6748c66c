import type { SummaryRow } from '../../engine/charts/run-summary.ts';
import { t } from '../words.ts';
import { copyButton } from './copy-button.ts';
import { element } from './element.ts';

/** The best solution of a finished task, folded away. */
export function solutionDetails(row: SummaryRow): HTMLElement | undefined {
  if (row.best_solution === null || row.stop_reason === null) return undefined;
  const rest = row.dimensions - row.best_solution.length;
  const text = `[${row.best_solution.join(', ')}${rest > 0 ? ', …' : ''}]`;
  const note =
    rest > 0
      ? [
          element('span', { class: 'note' }, [
            ` ${t('the first {0} of {1} coordinates', row.best_solution.length, row.dimensions)}`,
          ]),
        ]
      : [];
  return element('details', { class: 'solution', 'data-task': row.task }, [
    element('summary', {}, [t('Best solution of {0}', row.series)]),
    element('div', {}, [element('code', {}, [text]), ...note, copyButton(text, t('Copy the best solution'))]),
  ]);
}
