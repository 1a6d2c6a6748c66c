import { sandboxDrivers, sandboxLimits } from '../engine/config/schema.ts';
import { type SandboxSettings, settingName } from '../engine/tasks/fitness.ts';
import { type Part, type Sentence, say } from '../sandbox/sentence.ts';
import { CellError } from './cell-error.ts';

export type SettingsReading =
  | { readonly ok: true; readonly settings: SandboxSettings }
  | { readonly ok: false; readonly mistake: Sentence };

/**
 * Reads the user's own settings `optimizehub.sandbox.*`, or tells in one text everything that is wrong with them: a custom fitness
 * does not run under settings that were meant to be others. Null, undefined and an empty image count as not set.
 */
export function readSandboxSettings(raw: Readonly<Record<string, unknown>>): SettingsReading {
  const mistakes: Sentence[] = [];
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    if (value === undefined || value === null || (key === 'image' && value === '')) continue;
    const expected = expectedOf(key, value);
    if (expected === undefined) settings[limitOf.get(key) ?? key] = value;
    else
      mistakes.push(
        say('Expected the setting {0} to be {1}, got {2}.', `optimizehub.sandbox.${key}`, expected, JSON.stringify(value)),
      );
  }
  const [first, ...others] = mistakes;
  if (first) return { ok: false, mistake: others.reduce((all, next) => say('{0} {1}', all, next), first) };
  return { ok: true, settings: settings as SandboxSettings }; // each key was read by its rule
}

/** The settings of a reading. @throws CellError with what is wrong */
export function usable(reading: SettingsReading): SandboxSettings {
  if (reading.ok) return reading.settings;
  throw new CellError(
    'SettingsInvalid',
    say('{0} Nothing was run: correct your settings, then run the cell again.', reading.mistake),
  );
}

/** What the value should have been; undefined where it is right. */
function expectedOf(key: string, value: unknown): Part | undefined {
  if (key === 'driver') return sandboxDrivers.some((driver) => driver === value) ? undefined : sandboxDrivers.join(', ');
  if (key === 'image')
    return typeof value === 'string' && /^\S{1,1000}$/.test(value)
      ? undefined
      : say('the name of an image, such as "my-guest:1"');
  const limit = limitOf.get(key);
  if (limit === undefined) return say('absent, for there is no such setting (there are {0})', settingNames.join(', '));
  const { type, minimum = -Infinity, maximum = Infinity }: Range = sandboxLimits[limit];
  const isKind = type === 'integer' ? Number.isInteger(value) : typeof value === 'number';
  if (isKind && Number(value) >= minimum && Number(value) <= maximum) return undefined;
  return type === 'integer'
    ? say('a whole number from {0} to {1}', minimum, maximum)
    : say('a number from {0} to {1}', minimum, maximum);
}

interface Range {
  readonly type: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** Limits by the names of their settings. */
const limitOf: ReadonlyMap<string, keyof typeof sandboxLimits> = new Map(
  (Object.keys(sandboxLimits) as (keyof typeof sandboxLimits)[]) // its own keys
    .map((name) => [settingName(name), name]),
);

/** The settings, without their `optimizehub.sandbox.`. */
export const settingNames: readonly string[] = ['driver', 'image', ...limitOf.keys()];
