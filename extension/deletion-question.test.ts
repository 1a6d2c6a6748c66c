import assert from 'node:assert/strict';
import { exampleTask } from '../engine/charts/example-task.ts';
import { summarizeTask } from '../engine/tasks/summarize-task.ts';
import type { TaskState } from '../engine/tasks/task.ts';
import type { TaskSummary } from '../engine/tasks/task-store.ts';
import { deletionQuestion } from './deletion-question.ts';

const submittedAt = Date.UTC(2026, 0, 2, 3, 4, 5);
const time = new Date(submittedAt).toLocaleString();
const task = (number: number, group: string, algorithm = 'particle_swarm', state: TaskState = 'SUCCESS'): TaskSummary => ({
  ...summarizeTask(exampleTask({ algorithm, task: { id: `t${number}`, number, group, state } })),
  submittedAt,
});
const groupRow = (...tasks: [TaskSummary, ...TaskSummary[]]) => ({ kind: 'group', group: { id: tasks[0].group, tasks } });
const taskRow = (of: TaskSummary) => ({ kind: 'task', task: of });
const [a, b] = [task(1, 'g'), task(2, 'g', 'genetic_algorithm')];
const [c, d] = [task(3, 'h'), task(4, 'h', 'genetic_algorithm')];
const running = task(5, 'g', 'cma_es', 'STARTED');

suite('The question before a deletion', () => {
  for (const [what, rows, question] of [
    ['names a task by its number', taskRow(a), 'Delete task 1, particle_swarm on rastrigin, with all results?'],
    [
      'names a group, how many of its tasks are meant, and its time, for others are called the same',
      groupRow(a, b),
      `Delete the 2 finished tasks of rastrigin: particle_swarm, genetic_algorithm, of ${time}, with all results?`,
    ],
    [
      'says that only the finished tasks of a group are meant where others run',
      groupRow(a, b, running),
      `Delete the 2 finished tasks of rastrigin: 3 algorithms, of ${time}, with all results?`,
    ],
    [
      'names the one task of a group that is finished',
      groupRow(a, running),
      'Delete task 1, particle_swarm on rastrigin, with all results?',
    ],
    ['counts groups and their tasks', [groupRow(a, b), groupRow(c, d)], 'Delete these 2 groups (4 tasks) with all results?'],
    ['counts a group with rows of its own once', [groupRow(a, b), taskRow(b), groupRow(c, d)], 'Delete these 2 groups (4 tasks)'],
    [
      'names the group of which rows are selected too',
      [groupRow(a, b), taskRow(b)],
      'Delete the 2 finished tasks of rastrigin: particle_swarm, ',
    ],
    ['counts rows where some are groups and others tasks', [groupRow(a, b), taskRow(c)], 'Delete these 2 rows (3 tasks)'],
    ['counts tasks', [taskRow(a), taskRow(b)], 'Delete these 2 tasks with all results?'],
    ['counts the finished ones of several groups', [groupRow(a, b, running), groupRow(c, d)], 'Delete these 4 tasks with all'],
    [
      'leaves rows out that only run',
      [taskRow(running), groupRow(c, d)],
      'Delete the 2 finished tasks of rastrigin: particle_swarm, genetic_algorithm, of ',
    ],
  ] as const)
    test(what, () => {
      const asked = deletionQuestion(rows);
      assert.ok(asked.startsWith(question), asked);
      assert.ok(asked.endsWith(' This cannot be undone.'));
    });
});
