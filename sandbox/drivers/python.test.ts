import assert from 'node:assert/strict';
import { hasApt } from '../images/debian-packages.ts';
import { buildGuests, finish, jobOf, testContainers } from '../testing.ts';
import type { ContainerSandbox } from './container.ts';

suite('Python in a container', () => {
  let sandbox: ContainerSandbox;
  let guests: Awaited<ReturnType<typeof buildGuests>>;

  suiteSetup(async function () {
    guests = await buildGuests();
    const found = hasApt() ? await testContainers(guests.folder) : undefined;
    if (found === undefined) this.skip();
    sandbox = found;
    // Makes the image.
    await (await sandbox.open(pythonJob(''))).kill();
  });
  suiteTeardown(() => guests.remove());

  const pythonJob = (source: string, limits = {}) => ({
    ...jobOf('', limits),
    language: 'python' as const,
    files: { 'fitness.py': source },
  });
  const run = async (source: string, limits = {}) =>
    finish(await sandbox.open(pythonJob(source, limits)), [
      [1, 2],
      [3, 4],
      [5, 6],
    ]);

  test('evaluates a fitness with numpy', async () => {
    const [messages, outcome] = await run(
      'import numpy as np\ndef fitness(x):\n    return np.dot(x, [10, 1]) + np.linalg.det(np.eye(2)) - 1',
    );
    assert.deepEqual(messages, [{ values: Float64Array.of(12, 34, 56) }]);
    assert.deepEqual(outcome, { kind: 'exited', code: 0, stderr: '' });
  });

  test('hands on infinities, integers and not-a-number, and what is printed disturbs nothing', async () => {
    const source = `import math
print('x' * 100000, flush=True)
def fitness(x):
    print(x)
    return math.inf if x[0] == 1 else 7 if x[0] == 3 else float('nan')`;
    assert.deepEqual((await run(source))[0], [{ values: Float64Array.of(Infinity, 7, Number.NaN) }]);
  });

  test('may return the numbers of numpy, also as an array without dimensions', async () => {
    const source = `import numpy as np
def fitness(x):
    return np.float32(1.5) if x[0] == 1 else np.int64(3) if x[0] == 3 else np.array(2.5)`;
    assert.deepEqual((await run(source))[0], [{ values: Float64Array.of(1.5, 3, 2.5) }]);
  });

  test('draws the same random numbers and orders sets alike each time it is loaded', async () => {
    const source = `import numpy as np
first, second = np.random.default_rng(), np.random.default_rng()
kept = float(hash("".join({"a", "b", "c", "d", "e", "f", "g"})) % 10**6)
def fitness(x):
    a, b = first.random(), second.random()
    assert a != b and np.random.default_rng(3).random() == np.random.default_rng(3).random()
    return kept + a + 2 * b + 4 * np.random.rand()`;
    const [once, again] = [await run(source), await run(source)];
    assert.equal(once[1].kind, 'exited');
    assert.deepEqual(once, again);
    const [{ values = [] } = {}] = once[0] as { values?: Float64Array }[]; // what the guest's program says
    assert.equal(new Set(values).size, 3);
  });

  test('is out of memory when it asks for more than there is', async () => {
    for (const much of ['[0] * 10**12', 'np.zeros(10**12)'])
      assert.deepEqual(await run(`import numpy as np\ndef fitness(x):\n    return len(${much})`), [
        [],
        { kind: 'out-of-memory' },
      ]);
  });

  test('cannot disturb the caller by changing x', async () => {
    assert.deepEqual((await run('def fitness(x):\n    v = x[0]\n    x[:] = -1\n    return v'))[0], [
      { values: Float64Array.of(1, 3, 5) },
    ]);
  });

  for (const [returned, what] of [
    ['None', 'None'],
    ['"7"', 'the string "7"'],
    ['x[0] > 1', 'the boolean True'],
    ['x', 'an array of shape (2,)'],
    ['x[:1]', 'an array of shape (1,)'],
    ['10 ** 400', 'an integer too large for one'],
    ['[1.0]', 'a value of type list'],
    ['1j', 'a value of type complex'],
    ['__import__("numpy").timedelta64(3)', 'a value of type timedelta64'],
    ['__import__("numpy").timedelta64(3, "D")', 'a value of type timedelta64'],
    ['__import__("numpy").array(True)', 'the boolean True'],
  ])
    test(`that returns ${returned} is told so`, async () => {
      const [messages] = await run(`def fitness(x):\n    return 1 if x[0] == 1 else ${returned}`);
      assert.deepEqual(messages, [{ kind: 'bad-value', message: `Expected fitness to return a number, got ${what}.`, index: 1 }]);
    });

  for (const [what, source, expected] of [
    [
      'that throws',
      'def helper(x):\n    return 1 / (x - x)\n\ndef fitness(x):\n    return helper(int(x[0]))',
      { message: 'ZeroDivisionError: division by zero', line: 2, index: 0 },
    ],
    ['that exits', 'import sys\ndef fitness(x):\n    sys.exit(3)', { message: 'SystemExit: 3', line: 3, index: 0 }],
    [
      'that recurses',
      'def fitness(x):\n    return fitness(x)',
      { message: 'RecursionError: maximum recursion depth exceeded', line: 2, index: 0 },
    ],
    [
      'with a syntax error',
      'def fitness(x):\n    return (',
      { message: "SyntaxError: '(' was never closed (fitness.py, line 2)", line: 2 },
    ],
    ['that throws while it is loaded', '\n\nraise ValueError("no")', { message: 'ValueError: no', line: 3 }],
    ['without fitness', 'x = 1', { message: 'Expected a function named fitness, found none.' }],
    [
      'that throws what cannot be shown',
      'class E(Exception):\n    def __str__(self):\n        raise E\ndef fitness(x):\n    raise E',
      { message: 'E', line: 5, index: 0 },
    ],
    [
      'that ends its process',
      'import os\ndef fitness(x):\n    os._exit(0)',
      { message: 'Python ended while it evaluated the fitness.' },
    ],
  ] as const)
    test(`tells a fitness ${what} so`, async () => {
      const [messages, outcome] = await run(source);
      assert.deepEqual(messages, [{ kind: 'runtime', ...expected }]);
      assert.equal(outcome.kind, 'exited');
    });

  test('is out of memory when it fills it', async () => {
    const source = 'import numpy as np\nkept = []\ndef fitness(x):\n    while True:\n        kept.append(np.ones(1000000))';
    assert.deepEqual(await run(source, { memoryMiB: 200 }), [[], { kind: 'out-of-memory' }]);
  });

  test('is ended when its time is over, with its threads and children', async () => {
    const source = `import os, threading
def spin():
    while True: pass
def fitness(x):
    threading.Thread(target=spin).start()
    if os.fork() == 0: os.setsid()
    spin()`;
    assert.deepEqual(await run(source, { seconds: 1 }), [[], { kind: 'out-of-time' }]);
  });
});
