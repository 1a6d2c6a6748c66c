import type { Link } from '../monitor/engine-monitor.ts';
import { t } from '../words.ts';
import { describeFilter, isFiltering, type TaskFilter } from './task-filter.ts';

export interface ViewContents {
  readonly link: Link;
  readonly filter: TaskFilter;
  /** Of tasks that are shown. */
  readonly count: number;
  /** Whether it is known which there are. */
  readonly isLoaded: boolean;
}

export interface ViewText {
  /** Stands above the rows. */
  readonly message: string;
  /** Which text of the manifest stands in place of rows. */
  readonly instead: 'unreachable' | 'filtered' | 'empty' | 'loading';
}

/** What the view says beside its rows. VS Code shows nothing in place of rows while there is a message: then it is one or the other. */
export function viewText({ link, filter, count, isLoaded }: ViewContents): ViewText {
  const instead = link.kind === 'unreachable' ? 'unreachable' : isFiltering(filter) ? 'filtered' : isLoaded ? 'empty' : 'loading';
  if (count === 0) return { message: link.kind === 'lost' ? lost() : '', instead };
  const shown = isFiltering(filter) ? t('Shown: {0}', describeFilter(filter)) : '';
  const engine = {
    absent: t('The engine is not running. It starts with the next run.'),
    connected: '',
    lost: lost(),
    unreachable: link.kind === 'unreachable' ? t('The engine cannot be reached: {0}', link.reason.split('\n')[0]) : '',
  }[link.kind];
  return { message: [shown, engine].filter((part) => part !== '').join(' — '), instead };
}

const lost = (): string => t('The engine ended unexpectedly; another one is starting.');
