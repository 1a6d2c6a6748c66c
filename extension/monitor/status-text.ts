import { formatNumber } from '../../engine/charts/round.ts';
import type { Health } from '../../engine/monitor/overview.ts';
import { say } from '../say.ts';
import type { Link } from './engine-monitor.ts';

/** What the item of the status bar says. */
export interface StatusText {
  readonly text: string;
  readonly tooltip: string;
  readonly isWarning: boolean;
}

export function statusText(link: Link, health: Health | undefined): StatusText {
  const click = say('Click to see the tasks.');
  const plain = (text: string, tooltip: string): StatusText => ({ text, tooltip: `${tooltip}\n${click}`, isWarning: false });
  if (link.kind === 'unreachable')
    return {
      text: `$(warning) ${say('Engine not reachable')}`,
      tooltip: `${say('The OptimizeHub engine cannot be reached.')}\n${link.reason}\n${click}`,
      isWarning: true,
    };
  if (link.kind === 'lost')
    return {
      ...plain(`$(sync~spin) ${say('Engine restarts')}`, say('The OptimizeHub engine ended unexpectedly; its tasks go on.')),
      isWarning: true,
    };
  if (link.kind === 'absent' || health === undefined)
    return plain(`$(pulse) ${say('Idle')}`, say('No OptimizeHub engine runs; it starts with the next run.'));
  const { running, queued, concurrency, engine, finishedLastMinute } = health;
  const text = `$(pulse) ${running + queued === 0 ? say('Idle') : queued > 0 ? say('{0} running, {1} waiting', running, queued) : say('{0} running', running)}`;
  return plain(
    text,
    [
      say('OptimizeHub engine {0}: {1} running of at most {2}, {3} waiting', engine.version, running, concurrency, queued),
      say('{0} finished within the last minute', finishedLastMinute),
      say('CPU {0}, memory {1} (process {2})', percent(engine.cpu), mebibytes(engine.memoryBytes), engine.pid),
    ].join('\n'),
  );
}

/** Of one core: two cores in full use are 200 %. */
export const percent = (share: number | null): string => (share === null ? '–' : `${Math.round(share * 100)} %`);

export const mebibytes = (bytes: number | null): string => (bytes === null ? '–' : `${formatNumber(bytes / 2 ** 20, 3)} MiB`);
