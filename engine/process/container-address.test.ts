import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import net from 'node:net';
import { needContainers } from '../../sandbox/testing.ts';
import type { EngineClient } from '../client/engine-client.ts';
import type { Task } from '../tasks/task.ts';
import { enginePaths, version } from './paths.ts';
import { submitTo, TestEngine } from './testing.ts';

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
    const { id, group } = await run(await connect(nowhere));
    const other = await connect(host);
    await other.retry(id);
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
