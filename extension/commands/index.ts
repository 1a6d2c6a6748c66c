import { cancelTask } from './cancel-task.ts';
import type { Command } from './define.ts';
import { newNotebook } from './new-notebook.ts';
import { restartEngine } from './restart-engine.ts';
import { runConfig } from './run-config.ts';
import { runCustom } from './run-custom.ts';
import { sandbox } from './sandbox.ts';
import { sandboxDoctor } from './sandbox-doctor.ts';
import { showLogs } from './show-logs.ts';
import { validateFitness } from './validate-fitness.ts';

/** Every command of the palette. */
export const commands: readonly Command[] = [
  newNotebook,
  runConfig,
  runCustom,
  validateFitness,
  cancelTask,
  sandbox,
  sandboxDoctor,
  restartEngine,
  showLogs,
];
