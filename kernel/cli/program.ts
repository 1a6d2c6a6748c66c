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
import { addValidateCommand } from './validate.ts';

// Whoever reads us may stop reading ("| head"): then there is nobody left to tell.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });

const program = new Command('optimizehub')
  .description('Runs optimization configs and notebooks.')
  .version(manifest.version)
  .showHelpAfterError('Use --help to see what is accepted.')
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
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else if (error instanceof CommandFailure) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  } else throw error;
}
