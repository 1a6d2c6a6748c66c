/** What a user of the command line says of the sandbox: an option for each setting, or a variable of the environment. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { sandboxDrivers, sandboxLimits } from '../../engine/config/schema.ts';
import type { SandboxSettings } from '../../engine/tasks/fitness.ts';
import type { DriverChoice } from '../../sandbox/find-sandbox.ts';

type LimitKey = keyof typeof sandboxLimits;

/** As commander gives them: `sandbox_` is its prefix, and the name of a limit goes on in camel case. */
export interface SandboxOptions extends Readonly<Record<string, unknown>> {
  readonly driver?: DriverChoice;
  readonly sandboxImage?: string;
}

export const imageOption = (): Option =>
  new Option('--sandbox-image <name>', 'your own image for the container sandbox').env('OPTIMIZEHUB_SANDBOX_IMAGE');

/** Adds the options. @param lead what the limits are to the command, before the description of each */
export function addSandboxOptions(command: Command, lead = 'the most a config may ask for: '): Command {
  command
    .addOption(
      new Option('--driver <sandbox>', 'where a custom fitness runs')
        .choices([...sandboxDrivers])
        .env('OPTIMIZEHUB_SANDBOX_DRIVER'),
    )
    .addOption(imageOption());
  for (const [key, limit] of Object.entries<Range>(sandboxLimits))
    command.addOption(
      new Option(
        `--sandbox-${key.replaceAll('_', '-')} <number>`,
        `${lead}${lowerFirst((limit.description ?? '').replace(/\.$/, ''))}`,
      )
        .argParser((text) => readLimit(text, limit))
        .env(`OPTIMIZEHUB_SANDBOX_${key.toUpperCase()}`),
    );
  return command;
}

/** The settings that were given; undefined when none was. */
export function sandboxSettings(options: SandboxOptions): SandboxSettings | undefined {
  const settings: Record<string, unknown> = {};
  if (options.driver !== undefined) settings.driver = options.driver;
  if (options.sandboxImage !== undefined) settings.image = options.sandboxImage;
  for (const key of Object.keys(sandboxLimits) as LimitKey[]) {
    const value = options[`sandbox${key.replaceAll(/(?:^|_)(.)/g, (_, letter: string) => letter.toUpperCase())}`];
    if (value !== undefined) settings[key] = value;
  }
  return Object.keys(settings).length > 0 ? (settings as SandboxSettings) : undefined; // each key was read by its option
}

interface Range {
  readonly type: string;
  readonly description?: string;
  readonly minimum?: number;
  readonly maximum?: number;
}

function readLimit(text: string, { type, minimum = 0, maximum = Infinity }: Range): number {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  const isKind = type === 'integer' ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (isKind && value >= minimum && value <= maximum) return value;
  throw new InvalidArgumentError(`Expected a ${type === 'integer' ? 'whole number' : 'number'} from ${minimum} to ${maximum}.`);
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
