import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { sampleUniform } from '../engine/algorithms/box.ts';
import { defineAlgorithm, exactly, integer } from '../engine/algorithms/define.ts';
import { algorithms } from '../engine/algorithms/index.ts';
import { parseConfig } from '../engine/config/parse.ts';
import { planTasks } from '../engine/config/tasks.ts';
import { findProblem, problems } from '../engine/problems/index.ts';
import { Run } from '../engine/run/run.ts';
import manifest from '../package.json' with { type: 'json' };
import { root } from './pinned-node.mjs';

const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

suite('The documents', () => {
  for (const name of ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/command-line.md']) {
    test(`${name} names only files and scripts that are there`, () => {
      const text = read(name);
      const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1]);
      const paths = [...text.matchAll(/`((?:engine|kernel|extension|sandbox|scripts|samples)\/[\w./-]+)`/g)].map(
        (match) => match[1],
      );
      for (const link of links) assert.ok(existsSync(path.join(root, path.dirname(name), link)), link);
      for (const place of paths) assert.ok(existsSync(path.join(root, place)), place);
      for (const [, script] of text.matchAll(/npm run ([\w:]+)/g)) assert.ok(script in manifest.scripts, script);
    });

    test(`${name} shows only configs that are valid`, () => {
      for (const [, config] of read(name).matchAll(/```yaml\n(.*?)```/gs)) assert.deepEqual(parseConfig(config).findings, []);
    });
  }

  suite('sandbox/SPECIFICATION.md', () => {
    const lines = read('sandbox/SPECIFICATION.md').split('\n');
    const isRule = (line = '') => /^\|[\s|-]+$/.test(line);
    const rows = lines.filter((line, index) => line.startsWith('|') && !isRule(line) && !isRule(lines[index + 1]));
    const testsIn = (text: string) =>
      [...text.matchAll(/`([\w./-]+)`: ([^|`\n]+)/g)].map(([, file, title]) => ({ file, title: title.trim() }));

    test('names a test in every row of every table', () => {
      assert.ok(rows.length > 40);
      for (const row of rows)
        assert.ok(
          testsIn(row).some(({ file }) => file.endsWith('.test.ts')),
          `Expected a test in: ${row}`,
        );
    });

    test('names only tests that are there', () => {
      for (const { file, title } of testsIn(lines.join('\n'))) {
        assert.ok(existsSync(path.join(root, file)), `${file} is not there`);
        assert.ok(title.length > 3 && read(file).includes(title.replace(/\.$/, '')), `${file} has no test named ${title}`);
      }
    });
  });

  test('CONTRIBUTING.md names every script', () => {
    const text = read('CONTRIBUTING.md');
    for (const script of Object.keys(manifest.scripts)) {
      const said = [`npm run ${script}`, `npm ${script}`, `\`${script}\``].some((words) => text.includes(words));
      assert.ok(said, script);
    }
  });

  test('docs/command-line.md names every variable that an engine reads', () => {
    for (const [name] of read('engine/process/settings.ts').matchAll(/OPTIMIZEHUB_[A-Z_]+/g))
      assert.ok(read('docs/command-line.md').includes(`\`${name}\``), name);
  });

  test('CONTRIBUTING.md is right about an algorithm: one object in the list runs', () => {
    const tenRandomPoints = defineAlgorithm({
      name: 'ten_random_points',
      aliases: [],
      title: 'Ten random points',
      doc: 'Draws ten points again and again.',
      reference: 'none',
      params: { max_iterations: integer(3, { min: 1, max: 1e9, doc: 'Draws after the first' }) },
      iterationLimit: (values) => values.max_iterations,
      evaluations: (values) => exactly(10 * (values.max_iterations + 1)),
      firstCandidates: () => 10,
      numbersHeld: (_, dimensions) => 10 * dimensions,
      start({ box, random }) {
        const points = new Float64Array(10 * box.dimensions);
        return {
          ask() {
            sampleUniform(box, points, random);
            return points;
          },
          tell: () => undefined,
          state: () => ({ random: random.state() }),
          restore: (state) => random.restore(state.random as number[]),
        };
      },
    });
    const registries = { algorithms: [...algorithms, tenRandomPoints], problems, memoryBytes: 2 ** 30 };
    const parsed = parseConfig(
      'algorithm: ten_random_points\nproblem: {dimensions: 2, function: sphere}\nparams: {max_iterations: 5}',
      registries,
    );
    assert.ok(parsed.ok);
    const objective = findProblem('sphere')?.at(2, 1).objective;
    assert.ok(objective);
    const run = new Run({
      spec: planTasks(parsed.config, 1)[0],
      algorithm: tenRandomPoints,
      objective,
      now: () => 0,
      isCancelled: () => false,
    });
    while (run.stopReason === undefined) run.advance();
    assert.deepEqual([run.result().evaluations, run.result().stop_reason], [60, 'max_iterations']);
  });
});
