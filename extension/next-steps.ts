import path from 'node:path';
import type { Command, NextStep, Services } from './commands/define.ts';
import { newOptimization } from './commands/new-optimization.ts';
import { openSample } from './commands/open-sample.ts';
import { sandboxDoctor } from './commands/sandbox-doctor.ts';
import { showTasks } from './commands/show-tasks.ts';
import { t } from './words.ts';

/** To a command, as a person calls it. @param title in the language of the editor. @param target what it is called on */
export const toCommand = ({ commands }: Services, { id }: Pick<Command, 'id'>, title: string, target?: unknown): NextStep => ({
  title,
  does: () => commands.run(id, target),
});

/** To the view that shows what became of tasks. */
export const toTasks = (services: Services): NextStep => toCommand(services, showTasks, t('Show Tasks'));

/** To what is known of this machine's sandboxes. */
export const toDoctor = (services: Services): NextStep => toCommand(services, sandboxDoctor, t('Run Sandbox Doctor'));

/** To a file that has to be changed. */
export const toFile = ({ files }: Services, file: string): NextStep => ({
  title: t('Open {0}', path.basename(file)),
  does: () => files.open(file),
});

/** To a config, for who has none. */
export const toConfig = (services: Services): readonly NextStep[] => [
  toCommand(services, newOptimization, t('New Optimization…')),
  toCommand(services, openSample, t('Open Sample…')),
];

/** To a fitness, for who has none. */
export const toFitness = (services: Services): NextStep =>
  toCommand(services, openSample, t('Open Example'), 'custom-fitness.ipynb');
