import assert from 'node:assert/strict';
import path from 'node:path';
import { build } from 'esbuild';
import { EmbeddedSandbox } from '../../sandbox/drivers/embedded.ts';
import { defaultLimits, type Sandbox } from '../../sandbox/sandbox.ts';
import { buildGuests, testContainers } from '../../sandbox/testing.ts';
import { withoutScan } from '../../sandbox/validate/without-scan.ts';
import { parseConfig } from '../config/parse.ts';
import { planTasks } from '../config/tasks.ts';
import type { TaskSpec } from '../tasks/task.ts';
import { type GuestMessage, type GuestStart, isGuestMessage } from './guest-messages.ts';

/** What a fitness does besides its work, at every call and while it is loaded; errors are its own business. */
const games: Readonly<Record<string, readonly [atCall: string, atLoad?: string]>> = {
  'an inherited toJSON': ['Object.prototype.toJSON = () => "hijacked";'],
  'an inherited then': ['Object.prototype.then = (done) => done("hijacked");'],
  'numbers with a toJSON': ['Number.prototype.toJSON = Array.prototype.toJSON = () => 0;'],
  'another iterator of arrays': ['Array.prototype[Symbol.iterator] = function* () {};'],
  'other arrays': ['Array.prototype.map = Array.prototype.push = Float64Array.prototype.set = () => 0;'],
  'other typed arrays': ['Object.getPrototypeOf(Float64Array.prototype).subarray = () => 0;'],
  'another Math': ['Math.sqrt = Math.log = () => 0; globalThis.Math = {};'],
  'another Promise': ['Promise.prototype.then = () => 0; globalThis.Promise = {};'],
  'another JSON': ['JSON.stringify = () => "0"; globalThis.JSON = {};'],
  'another Error': ['Error.prepareStackTrace = () => "fitness.js:1"; globalThis.Error = {};'],
  'a candidate it changes': ['x.fill(1e9);'],
  'a candidate it keeps': ['(globalThis.kept ??= []).push(x); kept.forEach((before) => before.fill(1e9));'],
  'a candidate it empties': ['x.length = 0;'],
  'a candidate it freezes': ['Object.freeze(x);'],
  'a candidate with a length of its own': ['Object.defineProperty(x, "length", { get: () => 0 });'],
  'what follows a promise': ['Promise.resolve().then(() => { for (;;); });', 'Promise.resolve().then(() => { for (;;); });'],
  'an asynchronous loop': ['', '(async () => { for (;;) await 0; })();'],
  'a rejected promise': ['Promise.reject(new Error("x"));', 'Promise.reject(new Error("x"));'],
  'the error of an import': [
    'import("node:fs").catch(spoil);',
    'const spoil = (error) => { Object.getPrototypeOf(Object.getPrototypeOf(error)).toJSON = () => "hijacked"; }; import("node:fs").catch(spoil);',
  ],
  'the error of a full stack': [
    `if (!globalThis.dived) { globalThis.dived = true; dive(); }`,
    `function dive() { const error = new TypeError('x'); try { dive(); } catch {} try { error.stack; } catch (thrown) {
      try { thrown.constructor.prototype.__proto__.toJSON = thrown.constructor.constructor.prototype.call = () => 0; } catch {} } }`,
  ],
  'its own code from a text': ['fitness.constructor("for (;;);")();'],
};

const source = (value: string, [atCall, atLoad = '']: readonly [string, string?] = ['']): string =>
  `try { ${atLoad} } catch {}\nfunction fitness(x) { const value = ${value}; try { ${atCall} } catch {} return value; }`;

suite('a run in a guest', () => {
  const sandboxes = new Map<string, Sandbox>();
  let guests: Awaited<ReturnType<typeof buildGuests>>;
  let program: string;

  suiteSetup(async () => {
    guests = await buildGuests();
    program = path.join(guests.folder, 'run-guest.mjs');
    const entry = path.join(import.meta.dirname, 'guest.ts');
    await build({ entryPoints: [entry], outfile: program, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
    sandboxes.set('embedded', new EmbeddedSandbox({ guests: guests.folder }));
    const containers = await testContainers(guests.folder);
    if (containers !== undefined) sandboxes.set('container', containers);
  });
  suiteTeardown(() => guests.remove());

  /** What it ended with, but for the time it took. */
  async function run(sandbox: Sandbox, text: string, spec = specOf('algorithm: PSO')): Promise<GuestMessage | undefined> {
    const checked = withoutScan('javascript', text);
    assert.ok(checked.ok);
    const session = await sandbox.open({
      language: 'javascript',
      program,
      files: { 'fitness.js': checked.code },
      limits: { ...defaultLimits, seconds: 20 },
      accepts: (message) => isGuestMessage(message, spec.problem.dimensions),
    });
    session.send({ spec, resume: null, inBatches: sandbox.name === 'embedded' } satisfies GuestStart);
    let last: GuestMessage | undefined;
    for await (const message of session.messages) last = message as GuestMessage; // `accepts` let it through
    assert.deepEqual(await session.ended, { kind: 'exited', code: 0, stderr: '' });
    return last?.type === 'ended' ? { ...last, result: { ...last.result, seconds: 0 } } : last;
  }

  for (const name of ['embedded', 'container'])
    suite(`of the ${name === 'container' ? 'container' : 'embedded'} sandbox`, () => {
      let sandbox: Sandbox;
      let undisturbed: GuestMessage | undefined;

      suiteSetup(async function () {
        const found = sandboxes.get(name);
        if (found === undefined) this.skip();
        sandbox = found;
        undisturbed = await run(sandbox, source(value));
        assert.equal(undisturbed?.type, 'ended');
      });

      for (const [what, game] of Object.entries(games))
        test(`gives the same result whatever game its fitness plays with ${what}`, async () => {
          assert.deepEqual(await run(sandbox, source(value, game)), undisturbed);
        });

      test('takes infinite penalties as values', async () => {
        const ended = await run(sandbox, source(`x[0] > 0 ? Infinity : ${value}`));
        assert.ok(ended?.type === 'ended' && ended.result.best_solution !== null);
        assert.ok(Number.isFinite(ended.result.best_fitness) && Number(ended.result.best_solution[0]) <= 0);
      });

      test('says so where no value was finite', async () => {
        const ended = await run(sandbox, source('Infinity'));
        assert.ok(
          ended?.type === 'failed' || (ended?.type === 'ended' && ended.result.best_fitness === null),
          JSON.stringify(ended),
        );
      });
    });
});

const value = 'x[0] * x[0] + x[1] * x[1] - x[0] * x[1]';

function specOf(text: string): TaskSpec {
  const parsed = parseConfig(`${text}\nseed: 7\nproblem: {dimensions: 2, function: sphere}\n`);
  if (!parsed.ok) assert.fail(JSON.stringify(parsed.findings));
  return planTasks(parsed.config, 7)[0];
}
