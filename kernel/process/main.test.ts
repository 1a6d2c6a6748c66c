import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { systemClock } from '../clock.ts';
import { createComposer } from '../compose.ts';
import { isType } from '../is-type.ts';
import type { Message } from '../messages.ts';

/** Starts a kernel, floods it with requests, and says each answer. */
const parent = `
import { fork } from 'node:child_process';
const kernel = fork(process.argv[1], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
const request = JSON.parse(process.argv[2]);
kernel.on('message', () => { console.log('an answer'); kernel.send(request); });
for (let i = 0; i < 200; i++) kernel.send(request);
`;

const root = path.resolve(import.meta.dirname, '../..');

suite('The kernel process', () => {
  let child: ChildProcess;
  const compose = createComposer(systemClock, 'front-end');
  const exited = () => new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
  const answer = (isWanted: (message: Message) => boolean) =>
    new Promise<Message>((resolve) => {
      const take = (message: Message) => {
        if (!isWanted(message)) return;
        child.off('message', take);
        resolve(message);
      };
      child.on('message', take);
    });

  setup(() => {
    child = fork(path.join(root, 'dist/kernel.mjs'), { stdio: 'inherit' });
  });
  teardown(() => {
    child.kill('SIGKILL');
  });

  test('answers messages of the protocol', async () => {
    const reply = answer((message) => isType(message, 'execute_reply'));
    const request = compose(undefined, 'execute_request', { code: '' });
    child.send(request);
    const { parent_header, content } = await reply;
    assert.equal('msg_id' in parent_header && parent_header.msg_id, request.header.msg_id);
    assert.equal('ename' in content && content.ename, 'ConfigError');
  });
  test('ends when its parent disconnects', async () => {
    const code = exited();
    child.disconnect();
    assert.equal(await code, 0);
  });
  test('ends without a word when its parent is killed in the midst of its answers', async () => {
    const request = JSON.stringify(compose(undefined, 'execute_request', { code: '' }));
    for (let round = 0; round < 5; round++) {
      const killed = spawn(process.execPath, ['--input-type=module', '-e', parent, path.join(root, 'dist/kernel.mjs'), request], {
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let said = '';
      killed.stderr.on('data', (text) => (said += text));
      await once(killed.stdout, 'data');
      killed.kill('SIGKILL');
      await once(killed.stderr, 'close'); // the kernel, whose it is as well, is gone
      assert.equal(said, '');
    }
  });
  test('answers a shutdown, then ends', async () => {
    const [reply, code] = [answer((message) => isType(message, 'shutdown_reply')), exited()];
    child.send(compose(undefined, 'shutdown_request', { restart: true }));
    assert.deepEqual((await reply).content, { status: 'ok', restart: true });
    assert.equal(await code, 0);
  });
});
