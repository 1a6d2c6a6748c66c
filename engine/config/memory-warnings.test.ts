import assert from 'node:assert/strict';
import { algorithms } from '../algorithms/index.ts';
import { problems } from '../problems/index.ts';
import { machineMemory } from '../process/machine-memory.ts';
import { parseConfig } from './parse.ts';

const gibibytes = (count: number) => ({ algorithms, problems, memoryBytes: count * 2 ** 30 });
const found = (text: string, memory = 8) => {
  const { ok, findings } = parseConfig(text, gibibytes(memory));
  assert.ok(ok, 'a warning makes no config invalid');
  return findings.map(({ severity, code, path, line, column, message }) =>
    [severity, code, path, line, column, message].join(' '),
  );
};
const large = 'problem:\n  function: sphere\n  dimensions: 10000\n';

suite('A search that does not fit into the memory of this machine', () => {
  test('is warned of at its population, where that makes it large', () => {
    assert.deepEqual(found(`algorithm: DE\n${large}params:\n  population_size: 60000\n`), [
      'warning memory params.population_size 6 3 differential_evolution would hold 9.6 GB of numbers at once, more than the 8.6 GB of memory of this machine; lower population_size.',
    ]);
    assert.deepEqual(found(`algorithm: DE\n${large}params:\n  population_size: 60000\n`, 16), []);
    assert.deepEqual(found(`algorithm: DE\n${large}`), []);
  });

  test('is warned of at the size of its archive, where that makes it large', () => {
    const text = `algorithm: DE\n${large}params: {population_size: 200, strategy: current_to_pbest_1, archive_rate: 100}\n`;
    assert.match(found(text, 1).join(), /^warning memory params.archive_rate 5 62 .*; lower archive_rate\.$/);
  });

  test('is warned of at the dimensions, where they alone make it large', () => {
    assert.match(
      found(`algorithm: lshade\n${large}`).join(),
      /^warning memory problem.dimensions 4 3 .* 66\.2 GB .*; lower dimensions\.$/,
    );
    assert.match(found(`algorithm: auto\n${large}`).join(), /^warning memory problem.dimensions/);
    assert.deepEqual(found(`algorithm: cma_es\n${large}`), []);
    assert.match(found(`algorithm: cma_es\n${large}`, 1).join(), /^warning memory problem.dimensions/);
  });

  test('is warned of under the name of its algorithm, where several are named', () => {
    const text = `algorithms: [PSO, DE]\n${large}params:\n  DE:\n    population_size: 60000\nstop: {evaluations: 1000}\n`;
    assert.match(found(text).join('\n'), /^warning memory params.DE.population_size 7 5 [^\n]*$/);
  });

  test('is warned of where it runs beside a custom fitness, in a sandbox that has less', () => {
    const custom = 'problem:\n  fitness: ./a.ts\n  bounds: [0, 1]\n  dimensions: 10000\n';
    const text = (mebibytes: number) =>
      `algorithm: DE\n${custom}params:\n  population_size: 10000\nsandbox: {memory_mib: ${mebibytes}}\n`;
    assert.deepEqual(found(text(1024)), [
      'warning memory params.population_size 7 3 differential_evolution would hold 1.6 GB of numbers at once, more than the 1.1 GB of its sandbox; lower population_size, or raise sandbox.memory_mib.',
    ]);
    assert.deepEqual(found(text(4096)), []);
    assert.match(found(text(4096), 1).join(), /more than the 1\.1 GB of memory of this machine; lower population_size\.$/);
  });

  test('is no matter of a config that is read for no machine in particular', () => {
    assert.deepEqual(parseConfig(`algorithm: lshade\n${large}`).findings, []);
    assert.ok(machineMemory() > 2 ** 28 && Number.isFinite(machineMemory()));
  });
});
