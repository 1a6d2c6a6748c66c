import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { chartMime, closeAll, errorOf, openNotebook, runCell, startCell, textOf, until } from './notebook.ts';

const oneRun = 'algorithm: particle_swarm\nproblem: {function: rastrigin, dimensions: 5}\nseed: 42\n';
const longRun = 'algorithm: particle_swarm\nproblem: {function: rastrigin, dimensions: 5}\nseed: 42\nstop: {seconds: 300}\n';

suite('Running a config cell', () => {
  teardown(closeAll);

  test('yields one output with chart, picture and text', async () => {
    const cell = await runCell(await openNotebook(oneRun));
    assert.equal(cell.executionSummary?.success, true, errorOf(cell)?.message);
    assert.equal(cell.executionSummary?.executionOrder, 1);
    assert.equal(cell.outputs.length, 1);
    assert.deepEqual(cell.outputs[0]?.items.map((item) => item.mime).sort(), [chartMime, 'image/png', 'text/plain'].sort());
    assert.match(textOf(cell, 'text/plain') ?? '', /best fitness +\d/);
    assert.match(textOf(cell, 'text/plain') ?? '', /stopped by +max_iterations/);
  });

  test('gives the same numbers again for the same seed, under the next number', async () => {
    const notebook = await openNotebook(oneRun);
    const fitness = () => /best fitness +(\S+)/.exec(textOf(notebook.cellAt(0), 'text/plain') ?? '')?.[1];
    await runCell(notebook);
    const first = fitness();
    await runCell(notebook);
    assert.ok(first);
    assert.equal(fitness(), first);
    assert.equal(notebook.cellAt(0).executionSummary?.executionOrder, 2);
  });

  test('shows three algorithms side by side in one chart', async () => {
    const cell = await runCell(
      await openNotebook(
        'algorithms: [particle_swarm, genetic_algorithm, differential_evolution]\nproblem: {function: sphere, dimensions: 3}\nseed: 1\nstop: {evaluations: 1000}\n',
      ),
    );
    assert.equal(cell.outputs.length, 1);
    const { usermeta } = JSON.parse(textOf(cell, chartMime) ?? '{}');
    assert.deepEqual(
      usermeta.optimizehub.rows.map((row: { algorithm: string; state: string }) => [row.algorithm, row.state]),
      ['particle_swarm', 'genetic_algorithm', 'differential_evolution'].map((algorithm) => [algorithm, 'SUCCESS']),
    );
  });

  test('points at the very place of a mistake and runs nothing', async () => {
    const cell = await runCell(await openNotebook('algorithm: particle_swarm\nproblem: {function: rastrgin, dimensions: 5}\n'));
    assert.equal(cell.executionSummary?.success, false);
    assert.match(errorOf(cell)?.message ?? '', /rastrigin/);
    const [diagnostic, ...more] = await until('a diagnostic is there', () => {
      const found = vscode.languages.getDiagnostics(cell.document.uri);
      return found.length > 0 && found;
    });
    assert.equal(more.length, 0);
    assert.ok(diagnostic);
    assert.equal(cell.document.getText(diagnostic.range), 'rastrgin');
    assert.equal(textOf(cell, chartMime), undefined);
  });

  test('shows progress while it runs, and an interrupt ends it at once with the best so far', async () => {
    const notebook = await openNotebook(longRun);
    await startCell(notebook);
    const evaluations = () => {
      const spec = textOf(notebook.cellAt(0), chartMime);
      return spec ? (JSON.parse(spec).usermeta.optimizehub.rows[0].evaluations as number) : 0;
    };
    const early = await until('the chart is there', () => evaluations());
    await until('the chart has moved on', () => evaluations() > early);
    const interruptedAt = Date.now();
    await vscode.commands.executeCommand('notebook.cancelExecution', { ranges: [{ start: 0, end: 1 }], document: notebook.uri });
    const cell = await until('the cell has ended', () => notebook.cellAt(0).executionSummary?.timing && notebook.cellAt(0));
    assert.ok(Date.now() - interruptedAt < 5000, `took ${Date.now() - interruptedAt} ms`);
    assert.match(textOf(cell, 'text/plain') ?? '', /best fitness +\d/);
    const [row] = JSON.parse(textOf(cell, chartMime) ?? '{}').usermeta.optimizehub.rows;
    assert.equal(row.state, 'REVOKED');
    assert.equal(typeof row.best_fitness, 'number');
  });
});
