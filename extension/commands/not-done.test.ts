import assert from 'node:assert/strict';
import { exampleTask } from '../../engine/charts/example-task.ts';
import { summarizeTask } from '../../engine/tasks/summarize-task.ts';
import type { Task } from '../../engine/tasks/task.ts';
import { noFilter } from '../tasks-view/task-filter.ts';
import { type Command, notDone, type Services } from './define.ts';
import { commands } from './index.ts';

const config = {
  text: 'algorithm: PSO\nproblem: {function: sphere, dimensions: 2}\n',
  isCell: false,
  uri: 'u',
  fitnessCells: [],
};
const mistake = { severity: 'error', code: 'x', message: 'Wrong.', line: 1, column: 1, endLine: 1, endColumn: 2, path: '' };
const nothing = () => undefined;

/** A window in which every question is called off and nothing is open, unless said otherwise. */
const servicesWith = (editor: object, checks: object, client?: object): Services =>
  ({
    engine: {
      running: async () => client,
      start: async () => ({ dispose: nothing, list: async () => ({ tasks: [] }), ...client }),
      log: async () => undefined,
    },
    tasks: { rowsOfKey: async () => [], filter: () => noFilter },
    editor: { config: async () => undefined, goTo: nothing, ...editor },
    checks: { config: async () => ({ name: 'a.opt.yaml', findings: [] }), fitness: async () => undefined, ...checks },
    sandbox: { driver: nothing },
    samples: { list: async () => [] },
    notebooks: { runCell: async () => false, activeTasks: () => [], activeName: nothing },
    files: {
      given: nothing,
      fitness: async () => [],
      configs: async () => [],
      pick: async () => undefined,
      save: async () => undefined,
    },
    window: {
      inform: nothing,
      warn: nothing,
      confirm: async () => false,
      cancellable: async () => undefined,
      input: async () => undefined,
      warnOfProblems: nothing,
      pick: async () => undefined,
      progress: async () => undefined,
      showPage: async () => ({ kind: 'called off' }),
    },
  }) as unknown as Services; // these commands use nothing else before that

const commandOf = (name: string): Command => {
  const command = commands.find(({ id }) => id === `optimizehub.${name}`);
  assert.ok(command, name);
  return command;
};
const calledOff = [
  ...['newOptimization', 'newFitness', 'openSample', 'compareAlgorithms', 'sandboxDoctor', 'runCustom'],
  ...['sandbox', 'searchTasks', 'filterTasks', 'restartEngine'],
];
const onNothing = [
  ...['runConfig', 'runInBackground', 'validateFitness', 'validateConfig'],
  ...['cancelTask', 'retryTask', 'cancelRows', 'retryRows', 'deleteTask', 'exportResults', 'showTask', 'copyTaskId', 'showLogs'],
];
/** Called off and refused in ways of their own, below. */
const otherwise = ['buildSandboxImage'];
const always = [
  ...['newNotebook', 'newConfig', 'getStarted', 'openDashboard'],
  ...['showTasks', 'loadMoreTasks', 'clearTaskFilter'],
];
const taskIn = (state: Task['state']) => exampleTask({ task: { id: 'a', state } });
const row = (state: Task['state']) => ({ kind: 'task', task: summarizeTask(taskIn(state)) });
const clientWith = (state: Task['state']) => {
  const task = taskIn(state);
  return {
    dispose: nothing,
    stop: async () => undefined,
    status: async () => ({ running: 1, queued: 0 }),
    tasks: async () => [task],
    list: async () => ({ tasks: [summarizeTask(task)] }),
    show: async () => task,
    cancel: async () => 'already finished',
  };
};

suite('A command', () => {
  for (const name of [...calledOff, ...onNothing])
    test(`is not done where it is ${calledOff.includes(name) ? 'called off' : 'called on nothing'}: ${name}`, async () => {
      assert.equal(await commandOf(name).run(servicesWith({}, {}), undefined), notDone);
    });
  for (const name of ['runConfig', 'runInBackground', 'compareAlgorithms'])
    test(`is not done where the config is refused: ${name}`, async () => {
      const checks = { config: async () => ({ name: 'a.opt.yaml', findings: [mistake] }) };
      assert.equal(await commandOf(name).run(servicesWith({ config: async () => config }, checks), undefined), notDone);
    });
  test('is not done where the questions of Compare Algorithms are called off', async () => {
    const services = servicesWith({ config: async () => config }, {});
    assert.equal(await commandOf('compareAlgorithms').run(services, undefined), notDone);
  });
  test('is done where a fitness was looked at, whatever was found', async () => {
    for (const findings of [[], [mistake]]) {
      const fitness = async () => ({ kind: 'fitness', name: 'f.ts', findings });
      assert.equal(await commandOf('validateFitness').run(servicesWith({}, { fitness }), undefined), undefined);
    }
  });
  for (const [name, state] of [
    ['cancelTask', 'STARTED'],
    ['retryTask', 'SUCCESS'],
    ['exportResults', 'SUCCESS'],
    ['restartEngine', 'STARTED'],
  ] as const)
    test(`is not done where its question about a task is called off: ${name}`, async () => {
      assert.equal(await commandOf(name).run(servicesWith({}, {}, clientWith(state)), undefined), notDone);
    });
  for (const [name, state] of [
    ['deleteTask', 'SUCCESS'],
    ['deleteTask', 'STARTED'],
    ['exportResults', 'SUCCESS'],
  ] as const)
    test(`is not done where it is called off or refused for a row that is ${state}: ${name}`, async () => {
      assert.equal(await commandOf(name).run(servicesWith({}, {}, clientWith(state)), row(state)), notDone);
    });
  test('is not done where it came too late: cancelTask', async () => {
    const services = servicesWith({}, {}, clientWith('STARTED'));
    const pick = async (_: string, [first]: readonly { readonly label: string }[]) => first;
    assert.equal(await commandOf('cancelTask').run({ ...services, window: { ...services.window, pick } } as Services), notDone);
  });
  test('is not done where its work is called off: exportResults', async () => {
    const services = servicesWith({}, {}, clientWith('SUCCESS'));
    const window = { ...services.window, showPage: async () => ({ kind: 'answered', values: ['csv'] }) };
    const files = { ...services.files, save: async () => '/w/results.csv' };
    assert.equal(await commandOf('exportResults').run({ ...services, window, files } as Services, row('SUCCESS')), notDone);
  });
  for (const kind of ['failed', 'cancelled'] as const)
    test(`is not done where the work is ${kind}: buildSandboxImage`, async () => {
      const services = servicesWith({}, {});
      const window = { ...services.window, cancellable: async () => ({ kind, message: '' }) };
      assert.equal(await commandOf('buildSandboxImage').run({ ...services, window } as Services), notDone);
    });
  test('is looked at here, or cannot be called off', () => {
    const looked = [...calledOff, ...onNothing, ...otherwise, ...always].map((name) => `optimizehub.${name}`);
    assert.deepEqual(commands.map(({ id }) => id).toSorted(), looked.toSorted());
  });
});
