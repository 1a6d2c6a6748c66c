import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inEnglish, say } from '../sentence.ts';
import { isFitnessError } from './fitness-error.ts';
import { OutOfMemory } from './out-of-memory.ts';
import { startPython } from './python-fitness.ts';

const script = path.join(import.meta.dirname, 'python-fitness.py');

suite('Python beside a guest', () => {
  let folder: string;

  suiteSetup(async function () {
    if (spawnSync('python3', ['-c', 'pass']).status !== 0) this.skip();
    folder = await mkdtemp(path.join(tmpdir(), 'optimizehub-test-python-'));
  });
  suiteTeardown(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true });
  });

  async function load(source: string) {
    const file = path.join(folder, 'fitness.py');
    await writeFile(file, source);
    return startPython(file, script)();
  }

  test('evaluates batches and single candidates', async () => {
    const fitness = await load('def fitness(x):\n    return float(x[0] * 10 + x[1])\n');
    const values = new Float64Array(2);
    fitness.evaluate(Float64Array.of(1, 2, 3, 4), 2, values);
    assert.deepEqual([...values, fitness.evaluateOne(Float64Array.of(0, 5, 6), 1, 2)], [12, 34, 56]);
  });

  test('says where an evaluation failed', async () => {
    const fitness = await load('def fitness(x):\n    if x[0] > 1: raise ValueError("no")\n    return 1.0\n');
    assert.throws(() => fitness.evaluate(Float64Array.of(1, 2), 1, new Float64Array(2)), {
      kind: 'runtime',
      message: 'ValueError: no',
      line: 2,
      index: 1,
    });
    const word = await load('def fitness(x):\n    return "one"\n');
    assert.throws(() => word.evaluateOne(Float64Array.of(1), 0, 1), { kind: 'bad-value', index: 0 });
  });

  test('says what it returned in place of a number so that it can be told in other languages, and that there is none', async () => {
    for (const [returned, got] of [
      ['"one"', say('the string {0}', '"one"')],
      ['True', say('the boolean {0}', 'True')],
      ['[]', say('a value of type {0}', 'list')],
      ['10 ** 400', say('an integer too large for one')],
      ['None', 'None'],
    ] as const) {
      const fitness = await load(`def fitness(x):\n    return ${returned}\n`);
      const sentence = say('Expected fitness to return a number, got {0}', got);
      const message = `${inEnglish(sentence)}.`;
      assert.throws(() => fitness.evaluateOne(Float64Array.of(1), 0, 1), { kind: 'bad-value', index: 0, message, sentence });
    }
    const sentence = say('Expected a function named fitness, found none');
    await assert.rejects(load('x = 1\n'), { kind: 'runtime', message: `${inEnglish(sentence)}.`, sentence });
  });

  test('that returns something of an endless name is told of it in English only', async () => {
    const fitness = await load('def fitness(x):\n    return type("C" * 3000, (), {})()\n');
    const [x, sentence] = [Float64Array.of(1), undefined];
    assert.throws(() => fitness.evaluateOne(x, 0, 1), { kind: 'bad-value', sentence });
  });

  test('that has too little memory is told of as that', async () => {
    const fitness = await load('def fitness(x):\n    raise MemoryError\n');
    assert.throws(() => fitness.evaluateOne(Float64Array.of(1), 0, 1), OutOfMemory);
  });

  test('counts the columns of a mistake as JavaScript does, where this Python knows them', async () => {
    const knows = spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))']).status === 0;
    const late = await load('def fitness(x):\n    "ä😀"; return [][3]\n');
    assert.throws(() => late.evaluateOne(Float64Array.of(1), 0, 1), { line: 2, column: knows ? 19 : undefined });
    await assert.rejects(load('def fitness(x):\n    return (\n'), { line: 2, column: 12 });
  });

  test('that is not there is expected', async () => {
    await assert.rejects(startPython('fitness.py', script, '/not/a/python')(), /Expected python3 in the image/);
  });

  for (const [what, source] of [
    ['while it is loaded', 'import os\nos._exit(0)\n'],
    ['by a signal while it is loaded', 'import os\nos.kill(os.getpid(), 9)\n'],
    [
      'as soon as it is loaded',
      'import os, threading\nthreading.Timer(0, os._exit, [0]).start()\ndef fitness(x):\n    os._exit(0)\n',
    ],
  ] as const)
    test(`that ends ${what} is told of`, async () => {
      const attempt = async () => (await load(source)).evaluateOne(Float64Array.of(1), 0, 1);
      await assert.rejects(attempt, { message: 'Python ended while it evaluated the fitness.' });
    });

  test('that ended is told of at every further call', async () => {
    const fitness = await load('import os\ndef fitness(x):\n    os._exit(0)\n');
    for (const _ of [1, 2]) assert.throws(() => fitness.evaluateOne(Float64Array.of(1), 0, 1), isFitnessError);
  });

  test('that hears nothing any more is told of', async () => {
    const fitness = await load(`import os\ndef fitness(x):
    for k in range(3, 30):
        try:
            if os.readlink('/proc/self/fd/%d' % k).endswith('requests'): os.close(k)
        except OSError: pass
    return 1.0\n`);
    assert.equal(fitness.evaluateOne(Float64Array.of(1), 0, 1), 1);
    assert.throws(() => fitness.evaluateOne(Float64Array.of(1), 0, 1), {
      message: 'Python ended while it evaluated the fitness.',
    });
  });

  test('that ends before its pipes are open is told of', async () => {
    await assert.rejects(startPython('fitness.py', path.join(folder, 'no-script.py'))(), isFitnessError);
  });

  for (const [what, answer, message] of [
    ['of a length without sense', `pack('=i', 2 ** 30)`, 'Python sent answers that were not of the fitness.'],
    ['of a negative length', `pack('=i', -1)`, 'Python sent answers that were not of the fitness.'],
    ['that are no text', `pack('=i', 4) + b'\\xff' * 4`, 'Python sent answers that were not of the fitness.'],
    ['that are nothing', `pack('=i', 4) + b'null'`, 'Python sent answers that were not of the fitness.'],
    ['without a message', `pack('=i', 11) + b'{"line": 3}'`, 'Python sent answers that were not of the fitness.'],
    ['of an unknown kind and place', `pack('=i', 54) + b'{"kind":"rejected","message":"m","line":-1,"index":""}'`, 'm'],
  ] as const)
    test(`whose answers are forged, ${what}, is told so`, async () => {
      const source = `import os\nfrom struct import pack\ndef fitness(x):
    for k in range(3, 30):
        try:
            if os.readlink('/proc/self/fd/%d' % k).endswith('answers'): os.write(k, ${answer})
        except OSError: pass
    return 1.0\n`;
      const fitness = await load(source);
      assert.throws(() => fitness.evaluateOne(Float64Array.of(1), 0, 1), {
        name: 'FitnessError',
        kind: 'runtime',
        message,
        line: undefined,
        index: undefined,
      });
    });
});
