import { formatNumber } from '../../engine/charts/round.ts';
import type { Health } from '../../engine/monitor/overview.ts';
import { t } from '../words.ts';
import type { Link } from './engine-monitor.ts';

/** What the item of the status bar says. */
export interface StatusText {
  readonly text: string;
  /** Lines of plain text. */
  readonly tooltip: string;
  readonly isWarning: boolean;
}

/** @param health undefined until the engine has told of it, which reads as idle */
export function statusText(link: Link, health: Health | undefined): StatusText {
  const plain = (text: string, tooltip: string): StatusText => ({ text, tooltip, isWarning: false });
  if (link.kind === 'unreachable')
    return {
      text: `$(warning) ${t('Engine not reachable')}`,
      tooltip: `${t('The OptimizeHub engine cannot be reached.')}\n${link.reason}`,
      isWarning: true,
    };
  if (link.kind === 'lost')
    return {
      ...plain(`$(sync~spin) ${t('Engine restarts')}`, t('The OptimizeHub engine ended unexpectedly; its tasks go on.')),
      isWarning: true,
    };
  if (link.kind === 'absent' || health === undefined)
    return plain(`$(pulse) ${t('Idle')}`, t('The OptimizeHub engine is not running. It starts with the next run.'));
  const { running, queued, concurrency, engine, finishedLastMinute } = health;
  const busy = queued > 0 ? t('{0} running, {1} waiting', running, queued) : t('{0} running', running);
  return plain(
    `$(pulse) ${running + queued === 0 ? t('Idle') : busy}`,
    [
      t('OptimizeHub engine {0}: {1} running of at most {2}, {3} waiting', engine.version, running, concurrency, queued),
      t('{0} finished within the last minute', finishedLastMinute),
      t('CPU {0}, memory {1} (process {2})', percent(engine.cpu), mebibytes(engine.memoryBytes), engine.pid),
    ].join('\n'),
  );
}

/** Of one core: two cores in full use are 200 %. */
export const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);

/** In MiB with three digits; a dash where it is not known. */
export const mebibytes = (bytes: number | null): string => (bytes === null ? '–' : `${formatNumber(bytes / 2 ** 20, 3)} MiB`);
