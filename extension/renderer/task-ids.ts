import type { RunSummary } from '../../engine/charts/run-summary.ts';
import { copyButton } from './copy-button.ts';
import { element } from './element.ts';

/** More ids than this are folded away. */
const shownTasks = 3;

/** By which ids tasks are found that run in the background. */
export function taskIds({ group, rows }: RunSummary): HTMLElement[] {
  const named = rows.map(({ task, series }) => idOf(rows.length === 1 ? 'Task' : series, task));
  const tasks =
    named.length <= shownTasks
      ? named
      : [
          element('details', {}, [
            element('summary', {}, [`${named.length} tasks`]),
            element(
              'ul',
              {},
              named.map((id) => element('li', {}, [id])),
            ),
          ]),
        ];
  return [element('div', { class: 'place' }, [element('span', {}, ['In the background']), idOf('Group', group), ...tasks])];
}

const idOf = (name: string, id: string): HTMLElement =>
  element('span', { class: 'id' }, [`${name} `, element('code', {}, [id]), copyButton(id, `Copy the id of ${name} ${id}`)]);
