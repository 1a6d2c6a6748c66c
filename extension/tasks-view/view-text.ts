import type { Link } from '../monitor/engine-monitor.ts';
import { t } from '../words.ts';
import { describeFilter, isFiltering, type TaskFilter } from './task-filter.ts';

/** What its texts depend on. */
export interface ViewContents {
  readonly link: Link;
  readonly filter: TaskFilter;
  /** Of tasks to be shown. */
  readonly count: number;
  /** Of rows that the window has. */
  readonly shown: number;
  /** Whether it is known which there are. */
  readonly isLoaded: boolean;
}

/** What is told beside the rows, already in the language of the editor. */
export interface ViewText {
  /** Stands above the rows. */
  readonly message: string;
  /** Which text of the manifest stands in place of rows; none where rows are there or on their way. */
  readonly instead: 'unreachable' | 'empty' | 'rows';
}

/**
 * What the view says beside its rows. VS Code shows nothing in place of rows while there is a message: then it is one or the other.
 * Rows that are on their way need a message: without one VS Code gives the keyboard to the place of the text that stands for rows,
 * and the first row takes that place away, and the keyboard with it.
 */
export function viewText({ link, filter, count, shown, isLoaded }: ViewContents): ViewText {
  const instead =
    link.kind === 'unreachable' ? 'unreachable' : isLoaded && count === 0 && !isFiltering(filter) ? 'empty' : 'rows';
  if (link.kind === 'lost' && count === 0) return { message: lost(), instead };
  if (link.kind !== 'unreachable' && (!isLoaded || (count > 0 && shown === 0)))
    return { message: t('Reading the tasks…'), instead };
  if (count === 0 && (link.kind === 'unreachable' || !isFiltering(filter))) return { message: '', instead };
  const which = isFiltering(filter) ? t('Shown: {0}', describeFilter(filter)) : '';
  const engine = {
    absent: t('The engine is not running. It starts with the next run.'),
    connected: '',
    lost: lost(),
    unreachable: link.kind === 'unreachable' ? t('The engine cannot be reached: {0}', link.reason.split('\n')[0]) : '',
  }[link.kind];
  return { message: [which, engine].filter((part) => part !== '').join(' — '), instead };
}

const lost = (): string => t('The engine ended unexpectedly; another one is starting.');
