import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Docker from 'dockerode';
import { GuestPlaces } from '../../sandbox/drivers/guest-places.ts';
import { formatOwner, thisOwner } from '../../sandbox/drivers/owner.ts';
import { defaultLimits, type Limits } from '../../sandbox/sandbox.ts';
import { needContainers } from '../../sandbox/testing.ts';
import { until } from '../../sandbox/testing-until.ts';
import { findAlgorithm } from '../algorithms/index.ts';
import { specOf } from '../bench/spec.ts';
import type { RunEvent } from './run-pool.ts';
import { SandboxRuns } from './sandbox-runs.ts';
import type { FitnessSpec } from './task.ts';

const root = path.resolve(import.meta.dirname, '../..');

suite('runs of a custom fitness', () => {
  const docker = new Docker();
  const folder = mkdtempSync(path.join(tmpdir(), 'optimizehub-sandbox-runs-'));
  let runs: SandboxRuns;

  suiteSetup(async function () {
    await needContainers(this);
  });
  setup(() => {
    runs = new SandboxRuns({ guests: path.join(root, 'dist'), places: new GuestPlaces(path.join(folder, 'guest-places')) });
  });
  teardown(() => runs.close());
  suiteTeardown(() => rmSync(folder, { recursive: true }));

  const guests = async (): Promise<string[]> => {
    const found = await docker.listContainers({
      all: true,
      filters: { label: [`optimizehub.owner=${formatOwner(thisOwner())}`] },
    });
    return found.map(({ Id }) => Id);
  };
  async function untilGuests(count: number): Promise<string[]> {
    let found: string[] = [];
    await until(`${count} guests`, async () => {
      found = await guests();
      return found.length === count;
    });
    return found;
  }

  test('leave one guest ready, which runs the next task and no other', async () => {
    assert.equal((await run(runs)).type, 'ended');
    const [ready] = await untilGuests(1);
    const events: RunEvent[] = [];
    const spinning = start(runs, (event) => events.push(event), 'function fitness() { for (;;); }');
    assert.equal((await run(runs)).type, 'ended');
    assert.ok((await guests()).includes(ready), 'The task that was given the ready guest runs on in it.');
    spinning.cancel();
    assert.ok(!(await untilGuests(1)).includes(ready));
  });

  test('leave none behind that has other limits', async () => {
    await run(runs);
    const [ready] = await untilGuests(1);
    await run(runs, { memoryMiB: 256 });
    for (;;) {
      const [other] = await untilGuests(1);
      if (other === ready) continue;
      assert.equal((await docker.getContainer(other).inspect()).HostConfig.Memory, 256 * 2 ** 20);
      break;
    }
  });

  test('take every guest with them when they are closed', async () => {
    await run(runs);
    await untilGuests(1);
    await runs.close();
    assert.deepEqual(await guests(), []);
  });
});

function start(
  runs: SandboxRuns,
  listen: (event: RunEvent) => void,
  code = 'const fitness = (x) => x[0] * x[0]',
  limits: Partial<Limits> = {},
) {
  const algorithm = findAlgorithm('differential_evolution');
  assert.ok(algorithm);
  const spec = specOf({ algorithm, dimensions: 2, bounds: [-1, 1], seed: 1, stop: { evaluations: 1000 } });
  const fitness: FitnessSpec = {
    name: 'cell',
    language: 'javascript',
    code,
    driver: 'container',
    limits: { ...defaultLimits, ...limits },
  };
  return runs.run(spec, fitness, listen);
}

const passing: ReadonlySet<RunEvent['type']> = new Set(['preparing', 'progress', 'checkpoint']);

/** The last event of a run. */
function run(runs: SandboxRuns, limits: Partial<Limits> = {}): Promise<RunEvent> {
  return new Promise((resolve) => start(runs, (event) => void (passing.has(event.type) || resolve(event)), undefined, limits));
}
