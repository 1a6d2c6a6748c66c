import { buildSandboxImage } from './build-sandbox-image.ts';
import { cancelRows } from './cancel-rows.ts';
import { cancelTask } from './cancel-task.ts';
import { clearTaskFilter } from './clear-task-filter.ts';
import { compareAlgorithms } from './compare-algorithms.ts';
import { copyTaskId } from './copy-task-id.ts';
import type { Command } from './define.ts';
import { deleteTask } from './delete-task.ts';
import { exportResults } from './export-results.ts';
import { filterTasks } from './filter-tasks.ts';
import { getStarted } from './get-started.ts';
import { loadMoreTasks } from './load-more-tasks.ts';
import { newConfig } from './new-config.ts';
import { newFitness } from './new-fitness.ts';
import { newNotebook } from './new-notebook.ts';
import { newOptimization } from './new-optimization.ts';
import { openDashboard } from './open-dashboard.ts';
import { openSample } from './open-sample.ts';
import { restartEngine } from './restart-engine.ts';
import { retryRows } from './retry-rows.ts';
import { retryTask } from './retry-task.ts';
import { runConfig } from './run-config.ts';
import { runCustom } from './run-custom.ts';
import { runInBackground } from './run-in-background.ts';
import { sandbox } from './sandbox.ts';
import { sandboxDoctor } from './sandbox-doctor.ts';
import { searchTasks } from './search-tasks.ts';
import { showLogs } from './show-logs.ts';
import { showTask } from './show-task.ts';
import { showTasks } from './show-tasks.ts';
import { validateConfig } from './validate-config.ts';
import { validateFitness } from './validate-fitness.ts';

/** Every command of the palette and of the Tasks view. */
export const commands: readonly Command[] = [
  newOptimization,
  newNotebook,
  newConfig,
  newFitness,
  openSample,
  getStarted,
  runConfig,
  runInBackground,
  runCustom,
  compareAlgorithms,
  validateConfig,
  validateFitness,
  cancelTask,
  cancelRows,
  sandbox,
  sandboxDoctor,
  buildSandboxImage,
  exportResults,
  restartEngine,
  showLogs,
  showTasks,
  openDashboard,
  retryTask,
  retryRows,
  showTask,
  copyTaskId,
  deleteTask,
  filterTasks,
  searchTasks,
  clearTaskFilter,
  loadMoreTasks,
];
