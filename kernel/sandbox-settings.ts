import { sandboxDrivers, sandboxLimits } from '../engine/config/schema.ts';
import { type SandboxSettings, settingName } from '../engine/tasks/fitness.ts';
import { CellError } from './cell-error.ts';

export type SettingsReading =
  | { readonly ok: true; readonly settings: SandboxSettings }
  | { readonly ok: false; readonly mistake: string };

/**
 * Reads the user's own settings `optimizehub.sandbox.*`, or tells in one text everything that is wrong with them: a custom fitness
 * does not run under settings that were meant to be others. Null, undefined and an empty image count as not set.
 */
export function readSandboxSettings(raw: Readonly<Record<string, unknown>>): SettingsReading {
  const mistakes: string[] = [];
  const settings: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(raw)) {
    if (value === undefined || value === null || (key === 'image' && value === '')) continue;
    const expected = expectedOf(key, value);
    if (expected === undefined) settings[limitOf.get(key) ?? key] = value;
    else mistakes.push(`Expected the setting optimizehub.sandbox.${key} to be ${expected}, got ${JSON.stringify(value)}.`);
  }
  if (mistakes.length > 0) return { ok: false, mistake: mistakes.join(' ') };
  return { ok: true, settings: settings as SandboxSettings }; // each key was read by its rule
}

/** The settings of a reading. @throws CellError with what is wrong */
export function usable(reading: SettingsReading): SandboxSettings {
  if (reading.ok) return reading.settings;
  throw new CellError('SettingsInvalid', `${reading.mistake} Nothing was run: correct your settings, then run the cell again.`);
}

/** What the value should have been; undefined where it is right. */
function expectedOf(key: string, value: unknown): string | undefined {
  if (key === 'driver') return sandboxDrivers.some((driver) => driver === value) ? undefined : sandboxDrivers.join(', ');
  if (key === 'image')
    return typeof value === 'string' && /^\S{1,1000}$/.test(value) ? undefined : 'the name of an image, such as "my-guest:1"';
  const limit = limitOf.get(key);
  if (limit === undefined) return `absent, for there is no such setting (there are ${settingNames.join(', ')})`;
  const { type, minimum = -Infinity, maximum = Infinity }: Range = sandboxLimits[limit];
  const isKind = type === 'integer' ? Number.isInteger(value) : typeof value === 'number';
  return isKind && Number(value) >= minimum && Number(value) <= maximum
    ? undefined
    : `a ${type === 'integer' ? 'whole number' : 'number'} from ${minimum} to ${maximum}`;
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
