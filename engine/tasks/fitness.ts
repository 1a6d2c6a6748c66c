/** From a fitness as a client hands it in to what a task may run: scanned, and within the limits of the user's settings. */

import type { DriverChoice } from '../../sandbox/find-sandbox.ts';
import type { Language } from '../../sandbox/language.ts';
import { defaultLimits, type Limits } from '../../sandbox/sandbox.ts';
import { type Sentence, say, withMessage } from '../../sandbox/sentence.ts';
import type { Checked } from '../../sandbox/validate/check-fitness.ts';
import type { SandboxWishes } from '../config/config.ts';
import type { Refusal } from './accept.ts';
import type { FitnessSpec } from './task.ts';

/** A fitness that came with a config. */
export interface SubmittedFitness {
  /** File or cell it came from; {@link unnamedCell} for a cell without a name. */
  readonly name: string;
  readonly language: Language;
  readonly text: string;
}

/** Stands for the name of a cell that has none: it reads on from "the fitness". */
export const unnamedCell = 'of the notebook';

/** What the user's own settings say; a config may ask for less, never for more. */
export interface SandboxSettings {
  readonly driver?: DriverChoice;
  /** The user's own image. */
  readonly image?: string;
  readonly seconds?: number;
  readonly memory_mib?: number;
  readonly cpus?: number;
  readonly processes?: number;
  readonly tmp_mib?: number;
}

type Admitted =
  | { readonly ok: true; readonly fitness: FitnessSpec }
  | { readonly ok: false; readonly findings: readonly Refusal[] };

/** As `checkFitness` of the sandbox, elsewhere than on the engine's own thread. */
export type ScanFitness = (language: Language, text: string) => Promise<Checked>;

/** The fitness as a task runs it, or why it does not. */
export async function admitFitness(
  submitted: SubmittedFitness,
  wishes: SandboxWishes,
  settings: SandboxSettings,
  scan: ScanFitness,
): Promise<Admitted> {
  const checked = await scan(submitted.language, submitted.text);
  if (!checked.ok) {
    const [first] = checked.findings;
    const rest = checked.findings.length - 1;
    const refused = [submitted.name, first.message, first.line, first.column] as const;
    return refuse(
      'problem.fitness',
      'unsafe-fitness',
      rest > 0
        ? say('The fitness {0} was refused: {1} (line {2}, column {3}) and {4} more', ...refused, rest)
        : say('The fitness {0} was refused: {1} (line {2}, column {3})', ...refused),
    );
  }
  const driver = wishes.driver ?? settings.driver ?? 'auto';
  if (settings.driver === 'container' && driver !== 'container')
    return refuse(
      'sandbox.driver',
      'sandbox-settings',
      say('Expected the container sandbox, as your settings demand, got {0}.', driver),
    );
  const limits: Record<keyof Limits, number> = { ...limitsOf(settings) };
  for (const [key, name] of Object.entries(limitNames) as [keyof typeof limitNames, keyof Limits][]) {
    const most = limits[name];
    const wished = wishes[key] ?? most;
    if (wished > most)
      return refuse(
        `sandbox.${key}`,
        'sandbox-settings',
        say(
          'Expected sandbox.{0} at most {1}, got {2}; a config may only lower it. If you trust this config, raise the setting optimizehub.sandbox.{3}.',
          key,
          most,
          wished,
          settingName(key),
        ),
      );
    limits[name] = wished;
  }
  const { image } = settings;
  const language = submitted.language === 'python' ? 'python' : 'javascript';
  const { name } = submitted;
  const writtenIn = submitted.language === language ? {} : { writtenIn: submitted.language };
  return { ok: true, fitness: { name, language, ...writtenIn, code: checked.code, driver, limits, ...(image ? { image } : {}) } };
}

/**
 * Name of the user's setting of a limit, after its `optimizehub.sandbox.`. VS Code makes the title of a setting of its name, and takes
 * it apart at capitals only.
 */
export const settingName = (limit: string): string => limit.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

const limitNames = {
  seconds: 'seconds',
  memory_mib: 'memoryMiB',
  cpus: 'cpus',
  processes: 'processes',
  tmp_mib: 'tmpMiB',
} as const satisfies Record<Exclude<keyof SandboxSettings, 'driver' | 'image'>, keyof Limits>;

/** The limits that the settings allow, each that they leave out as it is by default. */
export function limitsOf(settings: SandboxSettings): Limits {
  const limits: Record<keyof Limits, number> = { ...defaultLimits };
  for (const [key, name] of Object.entries(limitNames) as [keyof typeof limitNames, keyof Limits][])
    limits[name] = settings[key] ?? defaultLimits[name];
  return limits;
}

const refuse = (path: string, code: string, sentence: Sentence): Admitted => ({
  ok: false,
  findings: [{ code, ...withMessage(sentence), path }],
});
