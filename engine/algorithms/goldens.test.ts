/** Rewritten only by `npm run goldens`. A difference here says that numbers have changed; which operator, its own tests say. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { algorithms, findAlgorithm, type OptimizerState } from './index.ts';
import { goldenSettings, runGolden } from './testing-goldens.ts';

const goldens: Record<string, string> = JSON.parse(readFileSync(path.join(import.meta.dirname, 'goldens.json'), 'utf8'));

suite('Golden runs', () => {
  const keys: string[] = [];

  for (const algorithm of algorithms) {
    const twins = new Map<string, string>();
    for (const [setting, values] of goldenSettings(algorithm)) {
      const key = `${algorithm.name} ${setting}`.trim();
      keys.push(key);
      test(`${key} searches as ever, to the last bit`, () => {
        const { golden } = runGolden(algorithm, values);
        assert.equal(golden, goldens[key]);
        const twin = twins.get(golden);
        assert.equal(twin, undefined, `${key} searches as ${twin} does: the option changes nothing`);
        twins.set(golden, key);
      });
    }
  }

  test('are those of today’s algorithms and options', () => assert.deepEqual(Object.keys(goldens).sort(), keys.sort()));

  const endOf = (name: string, values = {}): OptimizerState => {
    const algorithm = findAlgorithm(name);
    assert.ok(algorithm);
    return runGolden(algorithm, values).state;
  };

  test('are long enough for what is rare', () => {
    const ipop = endOf('cma_es', { restarts: 'ipop' }) as { schedule: { doublings: number } };
    assert.ok(ipop.schedule.doublings >= 3, 'doublings');
    const bipop = endOf('cma_es') as { schedule: { spentLarge: number; spentSmall: number } };
    assert.ok(bipop.schedule.spentSmall > 0 && bipop.schedule.spentLarge > 0, 'both regimes');
    const jade = endOf('differential_evolution', { strategy: 'current_to_pbest_1' }) as { archive: number[] };
    assert.equal(jade.archive.length, 50 * 3, 'a full archive');
    assert.equal(endOf('lshade').size, 4, 'a population that has shrunk');
    assert.ok(Number(endOf('nelder_mead').spans) >= 3, 'simplices that collapsed');
    assert.ok(Number(endOf('generalized_annealing', { local_search: 'none' }).chain) < 8000 / 6 - 100, 'annealing anew');
  });
});
