import { formatNumber } from '../../engine/charts/round.ts';
import type { Health } from '../../engine/monitor/overview.ts';
import type { Link } from './engine-monitor.ts';

/** What the item of the status bar says. */
export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  readonly isWarning: boolean;
}

export function statusText(link: Link, health: Health | undefined): StatusText {
  const click = 'Click to see the tasks.';
  const plain = (text: string, tooltip: string): StatusText => ({ text, tooltip: `${tooltip}\n${click}`, isWarning: false });
  if (link.kind === 'unreachable')
    return {
      text: '$(warning) Engine not reachable',
      tooltip: `The OptimizeHub engine cannot be reached.\n${link.reason}\n${click}`,
      isWarning: true,
    };
  if (link.kind === 'lost')
    return {
      ...plain('$(sync~spin) Engine restarts', 'The OptimizeHub engine ended unexpectedly; its tasks go on.'),
      isWarning: true,
    };
  if (link.kind === 'absent' || health === undefined)
    return plain('$(pulse) Idle', 'No OptimizeHub engine runs; it starts with the next run.');
  const { running, queued, concurrency, engine, finishedLastMinute } = health;
  const text = running + queued === 0 ? '$(pulse) Idle' : `$(pulse) ${running} running${queued > 0 ? `, ${queued} waiting` : ''}`;
  return plain(
    text,
    [
      `OptimizeHub engine ${engine.version}: ${running} running of at most ${concurrency}, ${queued} waiting`,
      `${finishedLastMinute} finished within the last minute`,
      `CPU ${percent(engine.cpu)}, memory ${mebibytes(engine.memoryBytes)} (process ${engine.pid})`,
    ].join('\n'),
  );
}

/** Of one core: two cores in full use are 200 %. */
export const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);

export const mebibytes = (bytes: number | null): string => (bytes === null ? '–' : `${formatNumber(bytes / 2 ** 20, 3)} MiB`);
