import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { GuestPlaces } from '../../sandbox/drivers/guest-places.ts';
import { defaultLimits } from '../../sandbox/sandbox.ts';
import { inEnglish } from '../../sandbox/sentence.ts';
import { findAlgorithm } from '../algorithms/index.ts';
import { specOf } from '../bench/spec.ts';
import type { RunEvent } from './run-pool.ts';
import { SandboxRuns } from './sandbox-runs.ts';
import type { FitnessSpec } from './task.ts';

const dist = path.resolve(import.meta.dirname, '../../dist');
const code = 'const fitness = (x) => {\n  if (x[0] > 0) throw new Error("too far.");\n  return x[0] * x[0];\n};';
const fitness: FitnessSpec = { name: 'beam', language: 'javascript', code, driver: 'embedded', limits: defaultLimits };

suite('What a result tells of a fitness that throws', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-told-failure-'));
  const runs = new SandboxRuns({ guests: dist, places: new GuestPlaces(path.join(folder, 'guest-places')) });
  suiteTeardown(async () => {
    await runs.close();
    rmSync(folder, { recursive: true });
  });

  test('is one text in English, and a sentence with the same words that can be told in other languages', async () => {
    const algorithm = findAlgorithm('auto') ?? assert.fail();
    const spec = specOf({ algorithm, dimensions: 2, bounds: [-1, 1], seed: 1, stop: { evaluations: 400 } });
    const end = await new Promise<RunEvent>((resolve) =>
      runs.run(spec, fitness, (event) => void (['preparing', 'progress', 'checkpoint'].includes(event.type) || resolve(event))),
    );
    assert.ok(end.type === 'ended', JSON.stringify(end));
    const { first_failure, explanation, sentences } = end.result;
    assert.match(first_failure ?? '', /^Error: too far at x = \[.+\] \(line 2 of the fitness beam\)\.$/);
    assert.equal(sentences?.first_failure && inEnglish(sentences.first_failure), first_failure);
    assert.match(explanation ?? '', /^Generalized annealing with its quick local search alone, because 400 evaluations/);
    assert.equal(sentences?.explanation && inEnglish(sentences.explanation), explanation);
  });
});
