import assert from 'node:assert/strict';
import { algorithms } from '../../engine/algorithms/index.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { problems } from '../../engine/problems/index.ts';
import german from '../../l10n/bundle.l10n.de.json' with { type: 'json' };
import type { PageEvent } from '../ask/page.ts';
import type { NewCell, Services } from '../commands/define.ts';
import { newOptimization } from '../commands/new-optimization.ts';
import { speakByBundle } from '../words.ts';
import { type Answers, firstAnswers, fitnessLanguages, withSource } from './answers.ts';
import { configText, notebookCells } from './config-text.ts';
import { pageOf } from './page.ts';
import { begin, type Progress, step, stepsOf } from './steps.ts';

const answer = (...values: string[]): PageEvent => ({ kind: 'answered', values });
const back: PageEvent = { kind: 'went back' };
const after = (...events: PageEvent[]): Progress => events.reduce(step, begin);

suite('new optimization', () => {
  for (const { name } of problems)
    test(`the config for ${name} is valid with every algorithm, and with all of them`, () => {
      const answers = withSource(firstAnswers, { function: name });
      for (const chosen of [...algorithms.map((algorithm) => [algorithm.name]), algorithms.map((algorithm) => algorithm.name)]) {
        const text = configText({ ...answers, algorithms: chosen });
        const parsed = parseConfig(text);
        assert.deepEqual(parsed.ok ? [] : parsed.findings, [], text);
        assert.ok(parsed.ok);
        assert.deepEqual(
          parsed.config.algorithms.map((algorithm) => algorithm.name),
          chosen,
        );
        assert.deepEqual(
          parsed.config.problem.source,
          parsed.config.problem.source && { ...parsed.config.problem.source, function: name },
        );
        assert.equal(parsed.config.stop.evaluations, 10_000);
      }
    });

  for (const language of fitnessLanguages)
    test(`a fitness in ${language} becomes a cell that the config names`, () => {
      const cells = notebookCells(withSource(firstAnswers, { fitness: language }));
      assert.deepEqual(
        cells.map((cell) => cell.language),
        ['markdown', language, 'optimizehub'],
      );
      assert.match(cells[1].text, /fitness: my_fitness\n/);
      const parsed = parseConfig(cells[2].text);
      assert.ok(parsed.ok && parsed.config.problem.source);
      assert.deepEqual(parsed.config.problem.source, { fitness: 'my_fitness' });
    });

  test('bounds are written as typed, as one pair or as one for each dimension', () => {
    const read = (bounds: string) => {
      const parsed = parseConfig(configText({ ...firstAnswers, dimensions: '2', bounds }));
      assert.ok(parsed.ok, bounds);
      return [parsed.config.problem.lower, parsed.config.problem.upper];
    };
    assert.deepEqual(read('-2, 3'), [
      [-2, -2],
      [3, 3],
    ]);
    assert.deepEqual(read('[-2, 3]'), [
      [-2, -2],
      [3, 3],
    ]);
    assert.deepEqual(read('[-2, 3], [0, 1]'), [
      [-2, 0],
      [3, 1],
    ]);
    assert.deepEqual(read('[[-2, 3], [0, 1]]'), [
      [-2, 0],
      [3, 1],
    ]);
  });

  test('the steps lead in order to the end', () => {
    const events = [answer('ackley'), answer('jso', 'lshade'), answer('3'), answer('-1, 1'), answer('500'), answer('config')];
    const places = events.map((_, k) => after(...events.slice(0, k + 1)).at);
    assert.deepEqual(places, ['algorithms', 'dimensions', 'bounds', 'budget', 'document', 'finished']);
    const expected: Answers = {
      source: { function: 'ackley' },
      algorithms: ['jso', 'lshade'],
      areAlgorithmsTicked: false,
      dimensions: '3',
      bounds: '-1, 1',
      budget: '500',
      document: 'config',
    };
    assert.deepEqual(after(...events).answers, expected);
  });

  test('going back keeps what was answered, and stays at the first step', () => {
    const progress = after(answer('ackley'), answer('jso'), back, back, back);
    assert.equal(progress.at, 'problem');
    assert.deepEqual(progress.answers.algorithms, ['jso']);
    const page = pageOf('problem', progress.answers);
    assert.ok(page.kind === 'list');
    assert.deepEqual(
      page.items.filter((item) => item.picked).map((item) => item.value),
      ['ackley'],
    );
  });

  test('algorithms give way after Back to what is typed for, unless they were ticked by hand', () => {
    const isKept = (...events: PageEvent[]) => {
      const page = pageOf('algorithms', after(...events).answers);
      return page.kind === 'list' && page.keepsTicks;
    };
    const ticked: PageEvent = { kind: 'answered', values: ['jso', 'lshade'], hasOwnTicks: true };
    const taken: PageEvent = { kind: 'answered', values: ['cma_es'], hasOwnTicks: false };
    assert.deepEqual(
      [
        isKept(answer('ackley')),
        isKept(answer('ackley'), taken, back),
        isKept(answer('ackley'), ticked, back),
        isKept(answer('ackley'), ticked, back, back, answer('beale')),
        isKept(answer('ackley'), ticked, back, taken, back),
      ],
      [false, false, true, true, false],
    );
  });

  test('another problem brings its own dimensions and bounds; the same one keeps them', () => {
    const asked = after(answer('ackley'), answer('jso'), answer('7'), answer('-1, 1'), back, back, back, back);
    assert.equal(step(asked, answer('ackley')).answers.dimensions, '7');
    const { answers } = step(asked, answer('beale'));
    assert.deepEqual([answers.dimensions, answers.bounds], ['2', '']);
  });

  test("a problem of one size is not asked for its dimensions, a fitness of one's own not for the document", () => {
    assert.ok(!stepsOf(withSource(firstAnswers, { function: 'beale' })).includes('dimensions'));
    const own = withSource({ ...firstAnswers, document: 'config' }, { fitness: 'python' });
    assert.equal(own.document, 'notebook');
    assert.deepEqual(stepsOf(own), ['problem', 'algorithms', 'dimensions', 'bounds', 'budget']);
    assert.equal(pageOf('budget', own).totalSteps, 5);
  });

  const mistaken: [string, Parameters<typeof pageOf>[0], string[], RegExp][] = [
    ['no algorithm', 'algorithms', [], /at least one algorithm: ↓ goes to the list, Space ticks\.$/],
    ['no number of dimensions', 'dimensions', ['many'], /Expected/],
    ['no dimension at all', 'dimensions', ['0'], /Expected/],
    ['a text that would be more than a number', 'dimensions', ['2\nseed: 1'], /Expected/],
    ['bounds in words', 'bounds', ['low, high'], /Expected a lower and an upper bound/],
    ['bounds the wrong way round', 'bounds', ['5, -5'], /Expected lower < upper/],
    ['bounds for another number of dimensions', 'bounds', ['[0, 1], [0, 1]'], /each of the 5 dimensions/],
    ['a budget of nothing', 'budget', ['0'], /Expected/],
    ['an empty budget', 'budget', [''], /^Enter a number from 1 to 1,000,000,000,000\.$/],
    ['a budget of blanks', 'budget', ['  '], /^Enter a number from 1 to 1,000,000,000,000\.$/],
    ['an empty number of dimensions', 'dimensions', [''], /^Enter a number from 1 to 10,000\.$/],
    ['a budget with a comma', 'budget', ['50,000'], /^Write 50000, without a comma\.$/],
    ['a budget with points, which would read as 50', 'budget', ['50.000'], /^Write 50000, without a point\.$/],
    ['too many dimensions with a comma', 'dimensions', ['20,000'], /^Expected a whole number from 1 to 10,000, got "20,000"\.$/],
    ['a budget with a point', 'budget', ['2.5'], /^Expected a whole number from 1 to 1,000,000,000,000, got "2\.5"\.$/],
    ['a budget without end', 'budget', ['1e400'], /^Expected a whole number from 1 to 1,000,000,000,000, got "1e400"\.$/],
    ['too many dimensions', 'dimensions', ['20000'], /^Expected a whole number from 1 to 10,000, got "20000"\.$/],
    [
      'a bound that no number holds',
      'bounds',
      ['-1e400, 1'],
      /^-1e400 is too large for a number; the largest is about 1\.79e308\.$/,
    ],
    ['such a bound of one dimension', 'bounds', ['[[0, 1], [0, 1e999]]'], /^1e999 is too large for a number; /],
  ];
  for (const [what, at, values, message] of mistaken)
    test(`${what} is told in place and leads no further`, () => {
      assert.match(pageOf(at, firstAnswers).mistake(values) ?? '', message);
      assert.equal(step({ answers: firstAnswers, at }, answer(...values)).at, at);
    });

  test('the algorithms say how several are ticked by keyboard', () => {
    assert.match(pageOf('algorithms', firstAnswers).prompt, /↓ goes to the list, Space ticks$/);
  });
  test('the range that is told is that of the problem', () => {
    const page = pageOf('dimensions', withSource(firstAnswers, { function: 'rosenbrock' }));
    assert.match(page.prompt, / 2 to 10,000\.$/);
    assert.equal(page.mistake(['']), 'Enter a number from 2 to 10,000.');
    assert.match(page.mistake(['1']) ?? '', /rosenbrock/i);
  });

  test('a number may be written in any way that the config takes', () => {
    for (const budget of ['10000', ' 10000 ', '1e4', '+10000', '0x10', '1.0e3'])
      assert.equal(pageOf('budget', firstAnswers).mistake([budget]), undefined, budget);
  });

  test('what is wrong with an answer is told in the language of the editor', () => {
    speakByBundle(german);
    try {
      assert.match(pageOf('bounds', firstAnswers).mistake(['5, -5']) ?? '', /^Die untere Grenze muss kleiner sein als die obere/);
    } finally {
      speakByBundle({});
    }
  });

  test("a fitness of one's own needs bounds", () => {
    assert.match(pageOf('bounds', withSource(firstAnswers, { fitness: 'python' })).mistake(['']) ?? '', /bounds/);
  });

  async function runCommand(events: PageEvent[]) {
    const opened: unknown[] = [];
    const services = {
      window: { showPage: async () => events.shift() ?? { kind: 'called off' } },
      notebooks: { create: async (cells: readonly NewCell[]) => void opened.push(cells.map((cell) => cell.language)) },
      documents: { create: async (_: string, name: string) => void opened.push(name) },
    } as unknown as Services; // the command uses nothing else
    await newOptimization.run(services);
    return opened;
  }

  test('the command opens what was chosen, and nothing when it is called off', async () => {
    const most = [answer('ackley'), answer('jso'), answer('3'), answer(''), answer('500')];
    assert.deepEqual(await runCommand([...most, answer('notebook')]), [['optimizehub']]);
    assert.deepEqual(await runCommand([...most, answer('config')]), ['config.opt.yaml']);
    assert.deepEqual(await runCommand(most), []);
  });
});
