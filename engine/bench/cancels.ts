import assert from 'node:assert/strict';
import type { EngineClient, SubmitRequest } from '../client/engine-client.ts';

type Tell = (measure: string, value: number, unit: string, aim?: string) => void;

const times = 10;
const spinning = { name: 'spins.js', language: 'javascript', text: 'function fitness(x) { for (;;); }' } as const;
const custom = (driver: string): string =>
  `algorithm: PSO\nproblem: {dimensions: 3, bounds: [-5, 5]}\nstop: {evaluations: 1000}\nsandbox: {driver: ${driver}}\n`;
const requests: readonly { readonly what: string; readonly request: SubmitRequest; readonly needsContainers?: true }[] = [
  {
    what: 'a run',
    request: { text: 'algorithm: DE\nproblem: {dimensions: 5, function: rastrigin}\nstop: {seconds: 500}\n' },
  },
  {
    what: 'a run whose iterations take seconds',
    request: {
      text: 'algorithm: CMA-ES\nproblem: {dimensions: 1500, function: rastrigin}\nstop: {seconds: 500}\n',
    },
  },
  { what: 'a fitness that never returns, embedded', request: { text: custom('embedded'), fitness: spinning } },
  {
    what: 'a fitness that never returns, in a container',
    request: { text: custom('container'), fitness: spinning },
    needsContainers: true,
  },
];

/** From a cancel until the task is kept and told as revoked, for runs that notice it and for those that cannot. */
export async function measureCancels(client: EngineClient, hasContainers: boolean, tell: Tell): Promise<void> {
  for (const { what, request, needsContainers } of requests) {
    if (needsContainers && !hasContainers) continue;
    const taken: number[] = [];
    for (let turn = 0; turn < times; turn++) taken.push(await cancelOne(client, request));
    tell(`cancel of ${what}, median`, taken.toSorted((a, b) => a - b)[times / 2], 'ms', 'under 1000');
    tell(`cancel of ${what}, at most`, Math.max(...taken), 'ms', 'under 1000');
  }
}

async function cancelOne(client: EngineClient, request: SubmitRequest): Promise<number> {
  const submission = await client.submit(request);
  assert.ok(submission.ok, JSON.stringify(submission));
  const [{ id }] = submission.tasks;
  const begun = Promise.withResolvers<void>();
  const ended = client.watch(submission.group, ({ state }) => state === 'STARTED' && begun.resolve());
  await begun.promise;
  await new Promise((resolve) => setTimeout(resolve, 700)); // until it is inside an iteration, or inside the fitness
  const began = performance.now();
  await client.cancel(id);
  const [task] = await ended;
  assert.equal(task.state, 'REVOKED');
  return performance.now() - began;
}
