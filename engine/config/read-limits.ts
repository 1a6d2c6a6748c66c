import { type Part, say } from '../../sandbox/sentence.ts';
import type { StopRules, TimeLimits } from './config.ts';
import { defaultLimits } from './default-limits.ts';
import { type Entry, keyRangeIn, readMap, readNumber, type Source } from './nodes.ts';
import * as schema from './schema.ts';

/** Seconds between the two limits in what is proposed. */
const usualGap = defaultLimits.hard_seconds - defaultLimits.soft_seconds;

/**
 * The `limits` of a config with their defaults; undefined when they are mistaken. Warns of a time under `stop` that the soft
 * limit comes before.
 */
export function readLimits(
  entry: Entry | undefined,
  stopEntry: Entry | undefined,
  stop: StopRules,
  source: Source,
): TimeLimits | undefined {
  const before = source.mistakes.count;
  const entries = entry && readMap(entry, Object.keys(schema.limits), say('a limit'), source);
  const read = (name: keyof typeof schema.limits): number | undefined => {
    const given = entries?.get(name);
    return given ? readNumber(given, schema.limits[name], source) : defaultLimits[name];
  };
  const softSeconds = read('soft_seconds');
  const hardSeconds = read('hard_seconds');
  if (source.mistakes.count > before || softSeconds === undefined || hardSeconds === undefined) return undefined;
  if (softSeconds >= hardSeconds) {
    const wrong = entries?.get('soft_seconds') ?? entries?.get('hard_seconds') ?? entry;
    const given = (name: string, value: number): Part => (entries?.has(name) ? value : say('{0} by default', value));
    if (wrong)
      source.mistakes.add(
        wrong.range,
        wrong.path,
        'limits-order',
        say(
          'Expected soft_seconds to be below hard_seconds, got {0} and {1}; give both.',
          given('soft_seconds', softSeconds),
          given('hard_seconds', hardSeconds),
        ),
      );
    return undefined;
  }
  warnOfLongStop(stopEntry, stop, softSeconds, source);
  return { soft_seconds: softSeconds, hard_seconds: hardSeconds };
}

/** A run that should take longer than its soft limit would end before its time without a word. */
function warnOfLongStop(stopEntry: Entry | undefined, { seconds }: StopRules, softSeconds: number, source: Source): void {
  if (seconds === undefined || seconds <= softSeconds || stopEntry === undefined) return;
  source.mistakes.add(
    keyRangeIn(stopEntry, 'seconds'),
    'stop.seconds',
    'never-reached',
    say(
      'The soft limit ends the run after {0} s, before the {1} s of stop.seconds; raise both limits, such as "{2}".',
      softSeconds,
      seconds,
      `limits: {soft_seconds: ${seconds}, hard_seconds: ${seconds + usualGap}}`,
    ),
    { severity: 'warning' },
  );
}
