import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectRunningEngine } from '../../engine/client/connect.ts';

const root = path.resolve(import.meta.dirname, '../..');

suite('Running a problem whose solutions are decoded', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-decoded-'));

  suiteSetup(() => {
    process.env.OPTIMIZEHUB_HOME = path.join(folder, 'home');
  });
  suiteTeardown(async () => {
    await (await connectRunningEngine())?.stop();
    delete process.env.OPTIMIZEHUB_HOME;
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  const cli = (...args: string[]) =>
    execFileSync(process.execPath, [path.join(root, 'dist/cli.mjs'), ...args], { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  const write = (name: string, text: string) => writeFileSync(path.join(folder, name), text);
  const config = (problem: string) => `algorithm: GA\nproblem: {${problem}}\nseed: 1\nstop: {evaluations: 3000}\n`;

  test('prints the solution as JSON', () => {
    write('pack.yaml', config('function: knapsack, dimensions: 12, instance: 4'));
    const task = JSON.parse(cli('run', '--json', 'pack.yaml'));
    assert.deepEqual([task.problem, task.instance, task.decoded.kind], ['knapsack', 4, 'knapsack']);
    assert.equal(task.best_fitness, -task.decoded.value);
    assert.ok(task.decoded.weight <= task.decoded.capacity);
  });

  test('prints the solution in words', () => {
    write('jobs.yaml', config('function: job_shop_scheduling, dimensions: 36'));
    const text = cli('run', 'jobs.yaml');
    assert.match(text, /^genetic_algorithm on job_shop_scheduling \(instance 1\), 36 dimensions\n/);
    assert.match(text, /^ {2}makespan +\d\d$/m);
    assert.match(text, /^ {2}machine 5 +jobs( \d,?){6}$/m);
  });

  test('draws the solution in an output of its own', () => {
    const source = config('function: travelling_salesman, dimensions: 8');
    const cells = [{ cell_type: 'code', metadata: {}, source, execution_count: null, outputs: [] }];
    write('tour.ipynb', JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
    cli('run', 'tour.ipynb', '--output', 'out.ipynb');
    const [, drawing, ...more] = JSON.parse(readFileSync(path.join(folder, 'out.ipynb'), 'utf8')).cells[0].outputs;
    assert.deepEqual(more, []);
    assert.deepEqual(Object.keys(drawing.data), ['application/vnd.vegalite.v5+json', 'image/png', 'text/plain']);
    assert.match([drawing.data['text/plain']].flat().join(''), /^Tour of length [\d.,]+, by genetic_algorithm$/);
  });
});
