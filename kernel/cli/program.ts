import { Command, CommanderError } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { addAlgorithmsCommand } from './algorithms.ts';
import { addEngineCommand } from './engine.ts';
import { addEvaluateCommand } from './evaluate.ts';
import { CommandFailure } from './failure.ts';
import { addProblemsCommand } from './problems.ts';
import { addRunCommand } from './run.ts';
import { addSandboxCommand } from './sandbox.ts';
import { addTasksCommand } from './tasks.ts';
import { tellErrors } from './tell-errors.ts';
import { addValidateCommand } from './validate.ts';

// Whoever reads us may stop reading ("| head"): then there is nobody left to tell.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });

const exitCodes = `
Exit codes:
  0    done
  1    not done, because of a file, a config, a fitness, a task or this machine
  2    not done, because the command line is not as its help says
  130  interrupted; a run prints its best so far`;

// Asked here, because a command line that cannot be read has no options.
const json = process.argv.includes('--json');
const program = new Command('optimizehub')
  .description('Runs optimization configs and notebooks.')
  .version(manifest.version)
  .showHelpAfterError('Use --help to see what is accepted.')
  .addHelpText('after', exitCodes)
  .configureOutput(json ? { writeErr: () => undefined } : {})
  .exitOverride();
for (const add of [
  addRunCommand,
  addValidateCommand,
  addAlgorithmsCommand,
  addProblemsCommand,
  addEvaluateCommand,
  addTasksCommand,
  addEngineCommand,
  addSandboxCommand,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) tellMisuse(error);
  else if (error instanceof CommandFailure) {
    tellErrors(error.reports, json);
    process.exitCode = error.reports[0].kind === 'usage' ? 2 : 1;
  } else {
    if (json) tellErrors([{ kind: 'bug', message: error instanceof Error ? error.message : String(error) }], json);
    throw error;
  }
}

/** Of a command line that commander refused: it has said so already, where words are wanted. */
function tellMisuse({ exitCode, code, message }: CommanderError): void {
  if (exitCode === 0) return;
  process.exitCode = 2;
  const said =
    code === 'commander.help' ? 'Expected a command' : message.replace(/^error: ./, (start) => start.slice(-1).toUpperCase());
  const sentence = `${said.replaceAll(/\s+/g, ' ').replace(/\.$/, '')}: see --help.`;
  if (json) tellErrors([{ kind: 'usage', message: sentence }], json);
}
