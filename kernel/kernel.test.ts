import assert from 'node:assert/strict';
import { createComposer } from './compose.ts';
import { isType } from './is-type.ts';
import { createKernel } from './kernel.ts';
import type { PresentCell } from './known-fitness.ts';
import { createManualClock } from './manual-clock.ts';
import type { CellMetadata, Message, MessageType, RunMetadata } from './messages.ts';
import { createScriptedEngine, type ScriptedEngine } from './scripted-engine.ts';

const config = 'algorithm: particle_swarm\nproblem: {dimensions: 2, function: rastrigin}\n';

function start() {
  const clock = createManualClock();
  const compose = createComposer(clock, 'front-end');
  const sent: Message[] = [];
  const waiting = new Set<() => void>();
  const engines: ScriptedEngine[] = [];
  let refuse: Error | undefined;
  const kernel = createKernel({
    send(message) {
      sent.push(message);
      for (const check of waiting) check();
    },
    async connectEngine() {
      if (refuse) throw refuse;
      const engine = createScriptedEngine();
      engines.push(engine);
      return engine;
    },
    clock,
    drawPng: async () => 'cGljdHVyZQ==',
  });
  const until = (condition: () => boolean) =>
    new Promise<void>((resolve) => {
      const check = () => {
        if (!condition()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
    });
  const answers = (request: Message) =>
    sent.filter(({ parent_header }) => 'msg_id' in parent_header && parent_header.msg_id === request.header.msg_id);
  const of = <T extends MessageType>(request: Message, type: T) =>
    answers(request).filter((message): message is Extract<Message, { header: { msg_type: T } }> => isType(message, type));
  return {
    clock,
    engines,
    kernel,
    answers,
    of,
    refuseEngine(error: Error | undefined) {
      refuse = error;
    },
    execute(code: string, metadata: CellMetadata = {}, cells?: readonly PresentCell[]) {
      const request = {
        ...compose(undefined, 'execute_request', { code, ...(cells ? { cells } : {}) }),
        metadata: { ...metadata },
      };
      kernel.handle(request);
      return request;
    },
    attach(group: string, display_id: string) {
      const request = compose(undefined, 'attach_request', { group, display_id });
      kernel.handle(request);
      return request;
    },
    interrupt: () => kernel.handle(compose(undefined, 'interrupt_request', {})),
    shown: (request: Message) => until(() => of(request, 'display_data').length > 0),
    async reply(request: Message) {
      await until(() => of(request, 'execute_reply').length > 0);
      return of(request, 'execute_reply')[0]!.content;
    },
  };
}

const runOf = (message: { content: { metadata: Readonly<Record<string, unknown>> } } | undefined) =>
  message?.content.metadata.optimizehub as RunMetadata;

suite('The kernel', () => {
  test('answers a config with busy, input, one output updated in place, reply and idle', async () => {
    const k = start();
    const request = k.execute(config);
    await k.shown(request);
    k.engines[0]!.finish();
    assert.deepEqual(await k.reply(request), { status: 'ok', execution_count: 1 });
    const types = k.answers(request).map(({ header }) => header.msg_type);
    assert.deepEqual(types.slice(0, 3), ['status', 'execute_input', 'display_data']);
    assert.deepEqual(types.slice(-3), ['update_display_data', 'execute_reply', 'status']);
    const ids = [...k.of(request, 'display_data'), ...k.of(request, 'update_display_data')].map(
      ({ content }) => content.transient.display_id,
    );
    assert.equal(new Set(ids).size, 1);
  });
  test('ends with the chart, a picture and a text, and says that nothing runs any more', async () => {
    const k = start();
    const request = k.execute(config);
    await k.shown(request);
    assert.equal(runOf(k.of(request, 'display_data')[0]).running, true);
    k.engines[0]!.finish();
    await k.reply(request);
    const last = k.of(request, 'update_display_data').at(-1);
    assert.deepEqual(Object.keys(last!.content.data), ['application/vnd.vegalite.v5+json', 'image/png', 'text/plain']);
    assert.deepEqual(runOf(last), { group: 'group-1', running: false, tasks: ['task-1'] });
  });
  test('updates an output at most four times a second, and only when something changed', async () => {
    const k = start();
    const request = k.execute(config);
    await k.shown(request);
    k.clock.advance(10_000);
    const before = k.of(request, 'update_display_data').length;
    for (let moves = 0; moves < 100; moves++) {
      k.engines[0]!.move({ state: 'STARTED' });
      k.clock.advance(10);
    }
    const updates = k.of(request, 'update_display_data').length - before;
    assert.ok(updates >= 3 && updates <= 5, `${updates} updates in a second`);
    k.clock.advance(10_000);
    assert.ok(k.of(request, 'update_display_data').length - before <= 5);
  });
  test('points at each mistake of a config and starts nothing', async () => {
    const k = start();
    const request = k.execute(`${config}prolem: {}\n`);
    const reply = await k.reply(request);
    assert.equal(reply.ename, 'ConfigError');
    const { findings, traceback } = k.of(request, 'error')[0]!.content;
    assert.equal(findings?.[0]?.line, 3);
    assert.ok(traceback.includes('3 | prolem: {}') && traceback.some((line) => /^ +\^+$/.test(line)), traceback.join('\n'));
    assert.equal(k.engines.length, 0);
  });
  test('runs cells one after the other, in the order in which they came', async () => {
    const k = start();
    const [first, second] = [k.execute(`${config}# first`), k.execute(`${config}# second`)];
    await k.shown(first);
    assert.deepEqual(k.answers(second), []);
    k.engines[0]!.finish();
    await k.shown(second);
    k.engines[0]!.finish();
    assert.equal((await k.reply(second)).execution_count, 2);
    assert.deepEqual(
      k.engines[0]!.submitted.map((text) => text.split('# ')[1]),
      ['first', 'second'],
    );
  });
  test('aborts the cells that wait behind an error', async () => {
    const k = start();
    const [wrong, next] = [k.execute('prolem: {}\nseed: 1'), k.execute(config)];
    assert.equal((await k.reply(wrong)).status, 'error');
    assert.equal((await k.reply(next)).status, 'aborted');
    const later = k.execute(config);
    await k.shown(later);
    assert.equal(k.engines[0]!.submitted.length, 1);
  });
  test('runs a cell that comes right after the reply of an error', async () => {
    const k = start();
    await k.reply(k.execute(''));
    const next = k.execute(config);
    await k.shown(next);
  });
  test('cancels the tasks of an interrupted cell, keeps its best so far and aborts what waits', async () => {
    const k = start();
    const [running, next] = [k.execute(config), k.execute(config)];
    await k.shown(running);
    k.interrupt();
    assert.equal((await k.reply(running)).ename, 'Interrupted');
    assert.equal((await k.reply(next)).status, 'aborted');
    assert.deepEqual(k.engines[0]!.cancelled, ['task-1']);
    assert.deepEqual(k.of(running, 'error'), []);
    const text = String(k.of(running, 'update_display_data').at(-1)!.content.data['text/plain']);
    assert.match(text, /best fitness +1\n/);
    assert.match(text, /cancelled/);
  });
  test('runs nothing when it is interrupted before the tasks were submitted', async () => {
    const k = start();
    const request = k.execute(config);
    k.interrupt();
    assert.equal((await k.reply(request)).ename, 'Interrupted');
    assert.deepEqual(k.engines[0]?.submitted ?? [], []);
  });
  test('tells of a failed task', async () => {
    const k = start();
    const request = k.execute(config);
    await k.shown(request);
    k.engines[0]!.fail('The fitness never was a number.');
    const reply = await k.reply(request);
    assert.deepEqual([reply.ename, reply.evalue], ['TaskFailed', 'The fitness never was a number.']);
  });
  test('looks for its run in the next engine when one is lost, and says so when it is not there', async () => {
    const k = start();
    const request = k.execute(config);
    await k.shown(request);
    k.engines[0]!.lose('The connection closed');
    const reply = await k.reply(request);
    assert.equal(reply.ename, 'RunLost');
    assert.match(reply.evalue!, /does not know this run any more\. Run the cell again/);
    assert.equal(runOf(k.of(request, 'update_display_data').at(-1)).running, false);
    const next = k.execute(config);
    await k.shown(next);
    assert.equal(k.engines.length, 2);
  });
  test('tells why the engine could not be started, and tries again for the next cell', async () => {
    const k = start();
    k.refuseEngine(new Error('No such file'));
    assert.equal((await k.reply(k.execute(config))).ename, 'EngineUnavailable');
    k.refuseEngine(undefined);
    const next = k.execute(config);
    await k.shown(next);
  });
  test('follows a run that was begun before into its output', async () => {
    const k = start();
    const first = k.execute(config);
    await k.shown(first);
    const attached = k.attach('group-1', 'output-of-old');
    k.engines[0]!.finish();
    await k.reply(attached);
    assert.deepEqual(k.of(attached, 'display_data'), []);
    const last = k.of(attached, 'update_display_data').at(-1)!;
    assert.equal(last.content.transient.display_id, 'output-of-old');
    assert.equal(runOf(last).running, false);
  });
  test('says of a run that the engine does not know that it is lost', async () => {
    const k = start();
    assert.equal((await k.reply(k.attach('group-9', 'output'))).ename, 'RunLost');
  });
  test('checks and records a fitness cell, and never runs it', async () => {
    const k = start();
    const code = 'function fitness(x) { return x[0]; }';
    const reply = await k.reply(k.execute(code, { cellId: 'a', languageId: 'javascript' }));
    assert.equal(reply.status, 'ok');
    assert.deepEqual(k.kernel.fitnessCells.get('a'), {
      name: undefined,
      language: 'javascript',
      text: code,
      cell: { id: 'a', count: 1 },
    });
  });
  test('takes the cells that come with a config for those of the notebook, and points into the one that it refuses', async () => {
    const k = start();
    const custom = 'algorithm: particle_swarm\nproblem: {dimensions: 2, fitness: wave, bounds: [0, 1]}\n';
    const wave = (body: string) => ({ id: 'a', text: `// fitness: wave\n${body}`, language_id: 'javascript' });
    const run = (body: string) => k.execute(custom, {}, [wave(body)]);
    const sound = run('const fitness = (x) => x[0];');
    await k.shown(sound);
    k.engines[0]!.finish();
    assert.equal((await k.reply(sound)).status, 'ok');
    const refused = run('const fitness = (x) => process.pid;');
    assert.equal((await k.reply(refused)).ename, 'FitnessRefused');
    const { cell, text, findings } = k.of(refused, 'error')[0]!.content;
    assert.deepEqual([cell, text, findings?.[0]?.line], ['a', wave('const fitness = (x) => process.pid;').text, 2]);
  });
  test('tells a config without bounds what it lacks: something to optimize or, beside a fitness cell, them', async () => {
    const k = start();
    const bare = 'algorithm: particle_swarm\nproblem: {dimensions: 2}\n';
    const told = async () => {
      const request = k.execute(bare);
      await k.reply(request);
      return k.of(request, 'error')[0]?.content.evalue ?? '';
    };
    assert.match(await told(), /problem names nothing to optimize; add "function: sphere"/);
    await k.reply(k.execute('function fitness(x) { return x[0]; }', { cellId: 'a', languageId: 'javascript' }));
    assert.match(await told(), /problem\.bounds is missing; a custom fitness needs them/);
  });
  test('refuses a fitness cell that reaches out, at the very place', async () => {
    const k = start();
    const code = 'function fitness(x) {\n  return globalThis.wasRun;\n}';
    const reply = await k.reply(k.execute(code, { cellId: 'a', languageId: 'javascript' }));
    assert.equal(reply.ename, 'FitnessRefused');
    assert.equal('wasRun' in globalThis, false);
    assert.equal(k.kernel.fitnessCells.size, 0);
  });
  test('refuses an empty cell with a finding at its first character', async () => {
    const k = start();
    const request = k.execute('  \n');
    assert.equal((await k.reply(request)).ename, 'ConfigError');
    const [finding] = k.of(request, 'error')[0]!.content.findings!;
    assert.deepEqual([finding?.line, finding?.column], [1, 1]);
  });
});
