import { type Command, Option } from 'commander';
import type { Check } from '../../sandbox/check.ts';
import { sayProgress } from '../../sandbox/images/image-progress.ts';
import { languageTitles } from '../../sandbox/language.ts';
import { loadSandbox } from '../../sandbox/load-bundle.ts';
import type { GuestLanguage } from '../../sandbox/sandbox.ts';
import { inEnglish } from '../../sandbox/sentence.ts';
import { examineSandboxes } from '../examine-sandboxes.ts';
import { conclusion } from './doctor-conclusion.ts';
import { CommandFailure } from './failure.ts';
import { createProgressLine } from './progress-line.ts';
import { imageOption } from './sandbox-options.ts';

interface ImageOptions {
  readonly sandboxImage?: string;
}

export function addSandboxCommand(program: Command): void {
  const sandbox = program.command('sandbox').description('look after what isolates custom fitness');
  sandbox
    .command('doctor')
    .description('tell what is there, what is missing, and what mends it; fails where not even JavaScript can run')
    .addOption(imageOption())
    .option('--json', 'as one JSON object', false)
    .action(doctor);
  sandbox
    .command('build')
    .description('make or pull the images of the container sandbox, which otherwise happens when each is first needed')
    .addOption(
      new Option('--language <language>', 'of the fitness that is to run')
        .choices(['javascript', 'python', 'all'])
        .default('all'),
    )
    .addOption(imageOption())
    .option('--json', 'one JSON object per image: {language, image, isMade}', false)
    .action(build);
}

async function doctor({ json, sandboxImage }: ImageOptions & { readonly json: boolean }): Promise<void> {
  const { checks, canRun } = await examineSandboxes(sandboxImage, import.meta.dirname);
  process.stdout.write(
    json
      ? `${JSON.stringify({ canRun, checks: checks.map(inData) })}\n`
      : `${checks.map(checkText).join('')}${conclusion(canRun)}\n`,
  );
  process.exitCode = canRun.container || canRun.embedded ? 0 : 1;
}

/** Data is English. */
const inData = ({ told: _, ...check }: Check): Check => check;

function checkText({ what, isThere, detail, mend }: Check): string {
  const lines = [
    `${isThere ? 'ok     ' : 'missing'}  ${what}: ${detail}`,
    ...(mend === undefined ? [] : [`         -> ${mend}`]),
  ];
  return `${lines.join('\n')}\n`;
}

interface BuildOptions extends ImageOptions {
  readonly language: GuestLanguage | 'all';
  readonly json: boolean;
}

async function build({ language, sandboxImage, json }: BuildOptions): Promise<void> {
  const guests = import.meta.dirname;
  const { findDocker, ensureImage } = await loadSandbox(guests);
  const found = await findDocker();
  if ('absence' in found)
    throw new CommandFailure([
      {
        kind: 'infrastructure',
        message: `Expected a container engine to make images in. ${inEnglish(found.absence.reason)}.\n${inEnglish(found.absence.mend)}`,
      },
    ]);
  const { docker } = found;
  for (const one of language === 'all' ? (['javascript', 'python'] as const) : [language]) {
    const line = createProgressLine(process.stderr);
    let isMade = false;
    try {
      const name = await ensureImage(one, {
        docker,
        guests,
        ...(sandboxImage === undefined ? {} : { image: sandboxImage }),
        onProgress(progress) {
          isMade = true;
          line.show(inEnglish(sayProgress(progress)));
        },
      });
      line.clear();
      const said = `The image for ${languageTitles[one]} ${isMade ? 'is ready' : 'is already there'}: ${name}`;
      process.stdout.write(`${json ? JSON.stringify({ language: one, image: name, isMade }) : said}\n`);
    } catch (error) {
      line.clear();
      const message = error instanceof Error ? error.message : String(error);
      throw new CommandFailure([{ kind: 'infrastructure', message }], error);
    }
  }
}
