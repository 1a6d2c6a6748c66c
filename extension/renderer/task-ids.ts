import type { RunSummary } from '../../engine/charts/run-summary.ts';
import { t } from '../words.ts';
import { copyButton } from './copy-button.ts';
import { element } from './element.ts';

/** More ids than this are folded away. */
const shownTasks = 3;

/** By which ids tasks are found that run in the background. */
export function taskIds({ group, rows }: RunSummary): HTMLElement[] {
  const named = rows.map(({ task, series }) => idOf(rows.length === 1 ? t('Task') : series, task));
  const tasks =
    named.length <= shownTasks
      ? named
      : [
          element('details', {}, [
            element('summary', {}, [t('{0} tasks', named.length)]),
            element(
              'ul',
              {},
              named.map((id) => element('li', {}, [id])),
            ),
          ]),
        ];
  return [element('div', { class: 'place' }, [element('span', {}, [t('In the background')]), idOf(t('Group'), group), ...tasks])];
}

const idOf = (name: string, id: string): HTMLElement =>
  element('span', { class: 'id' }, [
    `${name} `,
    element('code', {}, [id]),
    copyButton(id, t('Copy the id of {0} {1}', name, id)),
  ]);
