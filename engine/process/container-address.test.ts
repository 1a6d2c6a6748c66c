import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import Docker from 'dockerode';
import { needContainers } from '../../sandbox/testing.ts';
import { until } from '../../sandbox/testing-until.ts';
import type { EngineClient } from '../client/engine-client.ts';
import type { Task } from '../tasks/task.ts';
import { enginePaths, version } from './paths.ts';
import { isAlive, submitTo, TestEngine } from './testing.ts';

const nowhere = 'unix:///nowhere/docker.sock';
const config = `algorithm: DE
problem: {dimensions: 2, bounds: [-5, 5]}
seed: 1
stop: {evaluations: 100}
sandbox: {driver: container}
`;
const fitness = { name: 'sum.js', language: 'javascript', text: 'const fitness = (x) => x[0] + x[1];' } as const;

suite('The container engine that a client names', () => {
  const host = process.env.DOCKER_HOST;
  let engine: TestEngine;

  const name = (address: string | undefined): void => {
    if (address === undefined) delete process.env.DOCKER_HOST;
    else process.env.DOCKER_HOST = address;
  };
  /** A client whose environment names that container engine. */
  const connect = (address: string | undefined): Promise<EngineClient> => {
    name(address);
    return engine.connect().finally(() => name(host));
  };
  const run = async (client: EngineClient): Promise<Task> => {
    const { group } = await submitTo(client, config, { fitness });
    return (await client.watch(group, () => undefined))[0]!;
  };

  setup(() => {
    engine = new TestEngine('container-address');
  });
  teardown(() => engine.remove());

  test('is used for its runs, though the engine was started where another one or none was named', async function () {
    await needContainers(this);
    const starter = await connect(nowhere);
    const failed = await run(starter);
    assert.match(failed.error?.message ?? '', /None answers at unix:\/\/\/nowhere\/docker\.sock, which DOCKER_HOST names/);
    const other = await connect(host);
    const { state, result, error } = await run(other);
    assert.deepEqual([state, result?.sandbox], ['SUCCESS', 'container'], error?.message);
    assert.match((await run(starter)).error?.message ?? '', /which DOCKER_HOST names/);
  });

  test('is used for what this client retries', async function () {
    await needContainers(this);
    const { id } = await run(await connect(nowhere));
    const other = await connect(host);
    const [{ group }] = await other.retry([id]);
    const [task] = await other.watch(group, () => undefined);
    assert.deepEqual([task?.state, task?.result?.sandbox], ['SUCCESS', 'container'], task?.error?.message);
  });

  test('is kept with a task that goes on in the next engine', async function () {
    await needContainers(this);
    await connect(nowhere);
    const client = await connect(host);
    const slow = config.replace('evaluations: 100', 'seconds: 4');
    const { group, tasks } = await submitTo(client, slow, { fitness });
    while (((await client.show(tasks[0]!.id))?.progress?.seconds ?? 0) < 1.3) await client.status();
    await client.stop();
    const next = await connect(nowhere);
    const [task] = await next.watch(group, () => undefined);
    assert.deepEqual([task?.state, task?.result?.sandbox, task?.attempt], ['SUCCESS', 'container', 2], task?.error?.message);
  });

  test('is that of its docker context, also of one that it chooses while it is connected', async function () {
    await needContainers(this);
    const folder = path.join(engine.directory, 'docker-config');
    const create = (context: string, Host: string): void => {
      const meta = path.join(folder, 'contexts/meta', createHash('sha256').update(context).digest('hex'));
      mkdirSync(meta, { recursive: true });
      writeFileSync(path.join(meta, 'meta.json'), JSON.stringify({ Name: context, Endpoints: { docker: { Host } } }));
    };
    const use = (currentContext: string): void =>
      writeFileSync(path.join(folder, 'config.json'), JSON.stringify({ currentContext }));
    create('away', nowhere);
    create('here', host!); // there is one: containers are here
    use('away');
    await connect(nowhere);
    name(undefined);
    const { DOCKER_CONFIG: ownConfig } = process.env;
    process.env.DOCKER_CONFIG = folder;
    try {
      const client = await engine.connect();
      const { error } = await run(client);
      assert.match(error?.message ?? '', /None answers at unix:\/\/\/nowhere\S+, of the docker context away, the current one/);
      use('here');
      assert.match((await client.containers()).detail, / of the docker context here, the current one\)$/);
      const task = await run(client);
      assert.deepEqual([task.state, task.result?.sandbox], ['SUCCESS', 'container'], task.error?.message);
    } finally {
      if (ownConfig === undefined) delete process.env.DOCKER_CONFIG;
      else process.env.DOCKER_CONFIG = ownConfig;
      name(host);
    }
  });

  test('is forgotten by an engine that is stopped, unless it is silent by then', async function () {
    await needContainers(this);
    const socket = path.join(engine.directory, 'docker.sock');
    const remembered = (): number => readdirSync(path.join(engine.directory, 'guest-places')).length;
    const connections: net.Socket[] = [];
    const proxy = net.createServer((near) => {
      const far = net.connect(host!.replace('unix://', '')); // there is one: containers are here
      connections.push(near);
      near.on('error', () => far.destroy()).pipe(far);
      far.on('error', () => near.destroy()).pipe(near);
    });
    const fallSilent = (): void => {
      proxy.close();
      for (const connection of connections) connection.destroy();
    };
    proxy.listen(socket);
    try {
      for (const isSilent of [false, true]) {
        await connect(nowhere);
        const client = await connect(`unix://${socket}`);
        assert.equal((await run(client)).state, 'SUCCESS');
        assert.equal(remembered(), 1);
        const { pid } = await client.status();
        if (isSilent) fallSilent();
        await client.stop();
        await until('the end of the engine', () => !isAlive(pid));
        assert.equal(remembered(), isSilent ? 1 : 0);
      }
    } finally {
      fallSilent();
    }
    symlinkSync(host!.replace('unix://', ''), socket);
    await connect(nowhere);
    await until('the address to be forgotten', () => remembered() === 0);
  });

  suite('holds guests of an engine that was killed, and none of its runs goes on there', () => {
    let address: string;
    let socket: string;
    let pid: number;

    /** Leaves a guest that waits for the next run, at an address that only one client named. */
    const leaveGuest = async (): Promise<void> => {
      await connect(nowhere);
      const client = await connect(address);
      assert.equal((await run(client)).state, 'SUCCESS');
      ({ pid } = await client.status());
      await until('the guest that waits', async () => (await guestsOf(pid)) > 0);
      const gone = new Promise<void>((resolve) => client.onLost(() => resolve()));
      process.kill(pid, 'SIGKILL');
      await gone;
      assert.ok((await guestsOf(pid)) > 0);
    };
    const guestsOf = async (owner: number): Promise<number> => {
      const guests = await new Docker().listContainers({ all: true, filters: { label: ['optimizehub.owner'] } });
      return guests.filter(({ Labels }) => Labels['optimizehub.owner']?.includes(`-${owner}-`)).length;
    };
    const remembered = (): readonly string[] => readdirSync(path.join(engine.directory, 'guest-places'));
    const log = (): string => readFileSync(enginePaths(engine.directory).log, 'utf8');

    setup(async function () {
      await needContainers(this);
      socket = path.join(engine.directory, 'docker.sock');
      address = `unix://${socket}`;
      symlinkSync(host!.replace('unix://', ''), socket); // there is one: containers are here
    });

    test('which are gone within ten seconds of the next start, whereupon the address is forgotten', async () => {
      await leaveGuest();
      assert.equal(remembered().length, 1); // nothing was started at the address of the engine itself
      const startedAt = performance.now();
      await connect(nowhere);
      await until('the end of the guest', async () => (await guestsOf(pid)) === 0);
      const seconds = (performance.now() - startedAt) / 1000;
      assert.ok(seconds < 10, `${seconds} s`);
      await until('the address to be forgotten', () => remembered().length === 0);
    });

    test('or of an evaluation that was killed: they are gone after the next start as well', async () => {
      const [code, points] = ['endless.js', 'points.jsonl'].map((file) => path.join(engine.directory, file));
      writeFileSync(code!, 'function fitness(x) { for (;;) ; }');
      writeFileSync(points!, '[1, 2]');
      const cli = path.resolve(import.meta.dirname, '../../dist/cli.mjs');
      const args = [cli, 'evaluate', '--fitness', code!, '--points', points!];
      const env = { ...process.env, OPTIMIZEHUB_HOME: engine.directory, DOCKER_HOST: address };
      const command = spawn(process.execPath, args, { env, stdio: 'ignore' });
      await until('its guest', async () => (await guestsOf(command.pid!)) > 0); // it runs
      command.kill('SIGKILL');
      await once(command, 'exit');
      assert.equal(remembered().length, 1);
      await connect(nowhere);
      await until('the end of the guest', async () => (await guestsOf(command.pid!)) === 0);
      await until('the address to be forgotten', () => remembered().length === 0);
    });

    test('which a silent address hides: it delays no start, is told in the log, and looked at again', async () => {
      await leaveGuest();
      rmSync(socket);
      const connections: net.Socket[] = [];
      const silent = net.createServer((connection) => void connections.push(connection)).listen(socket);
      const client = await connect(nowhere);
      assert.equal((await client.status()).running, 0);
      await until('the word of it', () =>
        /No answer from the engine at unix:\S+docker\.sock, which .*; start it again or, if it is gone for good, delete \S+, which is done on \d{4}-\d\d-\d\d anyway; looked at again in 5 s/.test(
          log(),
        ),
      );
      // The start did not wait for the end of the silence.
      assert.ok(log().lastIndexOf('engine started') < log().indexOf('No answer from the engine'));
      // Whether the guest is there tells nothing: any engine that starts on this machine meanwhile removes it by the address that answers.
      assert.doesNotMatch(log().slice(log().lastIndexOf('engine started')), /removed the containers/);
      assert.equal(remembered().length, 1);
      for (const connection of connections) connection.destroy();
      await new Promise((resolve) => silent.close(resolve));
      symlinkSync(host!.replace('unix://', ''), socket);
      await until('the end of the guest', async () => (await guestsOf(pid)) === 0);
      await until('the address to be forgotten', () => remembered().length === 0);
    });
  });

  test('is told from what the engine reaches at it', async function () {
    await needContainers(this);
    const [there, missing] = [await connect(host), await connect(nowhere)];
    assert.equal((await there.containers()).isThere, true);
    const { isThere, detail } = await missing.containers();
    assert.deepEqual([isThere, /None answers at unix:\/\/\/nowhere/.test(detail)], [false, true]);
  });

  for (const [what, docker] of [
    ['a variable that says something else', { DOCKER_HOST: nowhere, PATH: '/tmp' }],
    ['what is no text', { DOCKER_HOST: 1 }],
    ['a text', nowhere],
  ] as const)
    test(`is refused where a client sends ${what}`, async () => {
      await engine.connect();
      const paths = enginePaths(engine.directory);
      const socket = net.connect(paths.socket);
      const params = { token: readFileSync(paths.token, 'utf8'), version, docker };
      const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'hello', params });
      socket.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      let answer = '';
      for await (const chunk of socket) {
        answer += chunk;
        if (answer.endsWith('}')) break;
      }
      assert.match(answer, /"code":4,"message":"The parameters of hello are not as expected\."/);
    });
});
