import assert from 'node:assert/strict';
import path from 'node:path';
import { build } from 'esbuild';
import { EmbeddedSandbox } from '../drivers/embedded.ts';
import { evaluatePoints, type PointAnswer } from '../evaluate/evaluate-points.ts';
import { hasApt } from '../images/debian-packages.ts';
import { defaultLimits, type GuestLanguage, type Sandbox } from '../sandbox.ts';
import { buildGuests, testContainers } from '../testing.ts';

const numbers = [
  Infinity,
  -Infinity,
  0,
  -0,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
  0.1 + 0.2,
  2 ** 53 + 2,
  Math.PI,
];

suite('a value', () => {
  let guests: Awaited<ReturnType<typeof buildGuests>>;
  let program: string;
  const sandboxes = new Map<string, Sandbox>();

  suiteSetup(async () => {
    guests = await buildGuests();
    program = path.join(guests.folder, 'evaluate-guest.mjs');
    const entry = path.join(import.meta.dirname, '../evaluate/guest-program.ts');
    await build({ entryPoints: [entry], outfile: program, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
    sandboxes.set('embedded', new EmbeddedSandbox({ guests: guests.folder }));
    const containers = await testContainers(guests.folder);
    if (containers !== undefined) sandboxes.set('container', containers);
  });
  suiteTeardown(() => guests.remove());

  for (const [where, language, code] of [
    ['embedded', 'javascript', 'const fitness = (x) => x[0];'],
    ['container', 'javascript', 'const fitness = (x) => x[0];'],
    ['container', 'python', 'def fitness(x):\n    return x[0]\n'],
  ] as const)
    test(`comes through bit for bit, ${where}, of ${language}`, async function () {
      const sandbox = sandboxes.get(where);
      if (sandbox === undefined || (language === 'python' && !hasApt())) this.skip();
      const answers = await answersOf(sandbox, language, code);
      for (const [k, number] of numbers.entries()) {
        const answer = answers[k];
        assert.ok(answer && 'value' in answer && Object.is(answer.value, number), `${number}: ${JSON.stringify(answer)}`);
      }
      assert.deepEqual(answers.at(-1), {
        error: { kind: 'bad-value', message: 'Expected fitness to return a number, got NaN.' },
      });
    });

  /** At each of the numbers, and at not-a-number. */
  async function answersOf(sandbox: Sandbox, language: GuestLanguage, code: string): Promise<PointAnswer[]> {
    const points = [...numbers, Number.NaN].map((number) => Float64Array.of(number, 0));
    const answers: PointAnswer[] = [];
    const evaluation = { sandbox, program, language, code, points, limits: defaultLimits };
    for await (const answer of evaluatePoints(evaluation)) answers.push(answer);
    return answers;
  }
});
