import { cancelTask } from './cancel-task.ts';
import type { Command } from './define.ts';
import { newNotebook } from './new-notebook.ts';
import { restartEngine } from './restart-engine.ts';
import { runConfig } from './run-config.ts';
import { showLogs } from './show-logs.ts';

/** Every command of the palette. */
export const commands: readonly Command[] = [newNotebook, runConfig, cancelTask, restartEngine, showLogs];
