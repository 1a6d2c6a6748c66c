import assert from 'node:assert/strict';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import Docker from 'dockerode';
import { OwnDockerEngine } from '../../sandbox/own-docker-engine.ts';
import { inEnglish } from '../../sandbox/sentence.ts';
import { buildGuests, needContainers } from '../../sandbox/testing.ts';
import { connectEngine, connectRunningEngine } from '../client/connect.ts';
import type { EngineClient } from '../client/engine-client.ts';
import type { Task } from '../tasks/task.ts';

const root = path.resolve(import.meta.dirname, '../..');
const javascript = {
  name: 'slow.js',
  language: 'javascript',
  text: `function fitness(x) {
  let sum = 0;
  for (let turn = 0; turn < 200; turn++) for (const v of x) sum += v * v * turn;
  return sum;
}`,
} as const;
const python = {
  name: 'slow.py',
  language: 'python',
  text: 'def fitness(x):\n    return float(sum(v * v for v in x))\n',
} as const;
const ownerLabel = 'optimizehub.owner';

suite('The engine and its sandboxes', () => {
  const { DOCKER_HOST } = process.env;
  let directory: string;
  const clients: EngineClient[] = [];

  const connect = async (): Promise<EngineClient> => {
    const client = await connectEngine({ entry: path.join(root, 'dist/engine.mjs'), directory });
    clients.push(client);
    return client;
  };
  /** Some seconds of work. */
  const configOf = (sandbox: string, evaluations: number): string =>
    `algorithm: DE\nproblem: {dimensions: 5, bounds: [-5, 5]}\nseed: 7\nstop: {evaluations: ${evaluations}}\nsandbox: {${sandbox}}\n`;
  const submit = async (client: EngineClient, text: string, fitness: typeof javascript | typeof python = javascript) => {
    const submission = await client.submit({ text, fitness, sandbox: { seconds: 120 } });
    assert.ok(submission.ok, JSON.stringify(submission));
    return { id: submission.tasks[0]!.id, group: submission.group };
  };
  const end = async (client: EngineClient, group: string, onTask: (task: Task) => void = () => undefined): Promise<Task> =>
    (await client.watch(group, onTask))[0]!;
  const until = async (client: EngineClient, id: string, isWanted: (task: Task) => boolean): Promise<void> => {
    for (let task = await client.show(id); task === undefined || !isWanted(task); task = await client.show(id)) {
      assert.ok(task !== undefined && !/SUCCESS|FAILURE|REVOKED/.test(task.state), `${task?.state} ${task?.error?.message}`);
      await delay(20);
    }
  };
  const isPastCheckpoint = ({ progress }: Task): boolean => (progress?.seconds ?? 0) > 1.3;
  const ofOwner = async (docker: Docker, pid?: number): Promise<string[]> =>
    (await docker.listContainers({ all: true, filters: { label: [ownerLabel] } }))
      .filter(({ Labels }) => pid === undefined || Labels[ownerLabel]?.includes(`-${pid}-`))
      .map(({ Id }) => Id);
  /** No container is left once the last client has gone, with the guests that wait for its next task. */
  const leaveAlone = async (docker: Docker, pid?: number): Promise<void> => {
    for (const client of clients.splice(0)) client.dispose();
    while ((await ofOwner(docker, pid)).length > 0) await delay(50);
  };
  const numbersOf = ({ state, result }: Task) => {
    assert.ok(result, state);
    const { seconds: _, sandbox, sandbox_reason, ...numbers } = result;
    return { state, ...numbers };
  };

  setup(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'optimizehub-care-'));
  });
  teardown(async () => {
    for (const client of clients.splice(0)) client.dispose();
    await (await connectRunningEngine(directory))?.stop();
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
    if (DOCKER_HOST !== undefined) process.env.DOCKER_HOST = DOCKER_HOST;
    else delete process.env.DOCKER_HOST;
  });

  test('removes, as soon as it runs and with nothing to do, the container of a killed process', async function () {
    await needContainers(this);
    const guests = await buildGuests();
    const owner = fork(path.join(root, 'sandbox/drivers/orphaning-owner.ts'), [guests.folder]);
    await once(owner, 'message');
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    assert.equal((await ofOwner(new Docker(), owner.pid)).length, 1);
    await connect();
    while ((await ofOwner(new Docker(), owner.pid)).length > 0) await delay(50);
    await guests.remove();
  });

  test('killed during a run in a container, leaves none once it is started again, and ends with the numbers of an undisturbed run', async function () {
    await needContainers(this);
    const text = configOf('driver: container', 600_000);
    const first = await connect();
    const expected = numbersOf(await end(first, (await submit(first, text)).group));
    const { id, group } = await submit(first, text);
    await until(first, id, isPastCheckpoint);
    const { pid } = await first.status();
    const gone = new Promise<void>((resolve) => first.onLost(() => resolve()));
    process.kill(pid, 'SIGKILL');
    await gone;
    assert.ok((await ofOwner(new Docker(), pid)).length > 0);
    const second = await connect();
    while ((await ofOwner(new Docker(), pid)).length > 0) await delay(50);
    const task = await end(second, group);
    assert.deepEqual(numbersOf(task), expected);
    assert.equal(task.attempt, 2);
    await leaveAlone(new Docker(), (await second.status()).pid);
  });

  test('ends a fitness that never returns at the hard limit of its task, where that comes before the limit of the sandbox', async () => {
    const client = await connect();
    const endless = { ...javascript, text: 'function fitness(x) { for (;;) ; }' };
    const text = `${configOf('driver: embedded', 1000)}limits: {soft_seconds: 1, hard_seconds: 1.5}\n`;
    const submission = await client.submit({ text, fitness: endless });
    assert.ok(submission.ok);
    const { state, error } = await end(client, submission.group);
    assert.match(`${state}: ${error?.message}`, /^FAILURE: .*ended at its hard limit of 1\.5 s/);
  });

  suite('with a container engine of their own', () => {
    let engine: OwnDockerEngine;
    let docker: Docker;
    suiteSetup(async function () {
      engine = await OwnDockerEngine.start(this);
      docker = new Docker({ socketPath: engine.host.replace('unix://', '') });
    });
    suiteTeardown(() => engine?.remove());
    setup(() => {
      process.env.DOCKER_HOST = engine.host;
    });

    test('tells who watches how far the image is that a first run waits for, and the clock of the run stands still meanwhile', async () => {
      const client = await connect();
      // Making the image takes longer.
      const { group, id } = await submit(client, configOf('seconds: 1.5', 500), python);
      const told = new Set<string>();
      const task = await end(client, group, ({ state, preparing }) => {
        if (preparing !== undefined) told.add(`${state}: ${inEnglish(preparing)}`);
      });
      assert.deepEqual([task.state, task.result?.stop_reason, task.preparing], ['SUCCESS', 'evaluations', undefined]);
      const texts = [...told];
      for (const step of ['fetching', 'unpacking', 'compiling', 'loading'])
        assert.ok(
          texts.some((text) => text.startsWith(`STARTED: Preparing the sandbox image (Python): ${step}`)),
          texts.join('\n'),
        );
      assert.ok(texts.every((text) => / … \d{1,3} %$/.test(text)));
      assert.equal((await client.show(id))?.preparing, undefined);
    });

    test('lets a run that needs a container wait for an engine that went away, and go on with the same numbers', async () => {
      const client = await connect();
      const text = configOf('driver: container', 600_000);
      const expected = numbersOf(await end(client, (await submit(client, text)).group));
      const { id, group } = await submit(client, text);
      await until(client, id, isPastCheckpoint);
      engine.kill();
      await until(
        client,
        id,
        ({ preparing }) => preparing !== undefined && inEnglish(preparing) === 'Waiting: the container engine no longer answers',
      );
      await engine.restart();
      const task = await end(client, group);
      assert.deepEqual(numbersOf(task), expected);
      assert.deepEqual(
        task.transitions.map(({ state }) => state),
        ['PENDING', 'STARTED', 'RETRY', 'STARTED', 'SUCCESS'],
      );
      await leaveAlone(docker);
    });

    test('goes on embedded where that is left to it, and says so; what needs a container fails after its retries', async () => {
      const client = await connect();
      const text = configOf('driver: auto', 1e9).replace('evaluations: 1000000000', 'seconds: 5');
      const needy = await submit(client, text.replace('auto', 'container').replace('5}\nsandbox', '10}\nsandbox'));
      const free = await submit(client, text);
      await until(client, needy.id, isPastCheckpoint);
      await until(client, free.id, isPastCheckpoint);
      engine.kill();
      try {
        const moved = await end(client, free.group);
        assert.deepEqual([moved.state, moved.error], ['SUCCESS', undefined]);
        assert.deepEqual(
          [moved.result?.sandbox, moved.result?.sandbox_reason, moved.result?.stop_reason],
          ['embedded', 'the container engine no longer answers', 'seconds'],
        );
        const failed = await end(client, needy.group);
        assert.deepEqual([failed.state, failed.attempt, failed.error?.kind], ['FAILURE', 3, 'infrastructure']);
        assert.equal(
          failed.error?.message,
          'The run was lost, and so were 2 retries. The container engine no longer answers. Retry it by hand.',
        );
        assert.equal(typeof failed.progress?.best_fitness, 'number');
      } finally {
        await engine.restart();
      }
      const retried = client.retry([needy.id]).then(([{ group }]) => end(client, group));
      assert.equal((await retried).state, 'SUCCESS');
      await leaveAlone(docker);
    });
  });
});
