/** Start-up of custom fitness through a real engine process, and many tasks at once. */
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { connectDocker } from '../../sandbox/drivers/docker.ts';
import { connectEngine } from '../client/connect.ts';
import type { EngineClient } from '../client/engine-client.ts';
import { rastriginSource } from './sandbox-fitness.ts';

type Tell = (measure: string, value: number, unit: string, aim?: string) => void;
type Language = keyof typeof rastriginSource;

const dist = path.resolve(import.meta.dirname, '../../dist');
const many = 20;

/** @returns the folder that the engine used */
export async function measureStarts(count: number, tell: Tell): Promise<string> {
  const home = mkdtempSync(path.join(os.tmpdir(), 'optimizehub-bench-'));
  const client = await connectEngine({ entry: path.join(dist, 'engine.mjs'), directory: home });
  try {
    tell('first custom fitness of an engine', await startUp(client, 'container', 'javascript'), 'ms');
    for (const [driver, language, coldAim, warmAim] of [
      ['container', 'javascript', 'under 250', 'under 100'],
      ['container', 'python', '', ''],
      ['embedded', 'javascript', 'under 250', 'under 100'],
    ] as const) {
      const name = `${driver}, ${language === 'python' ? 'Python' : 'JavaScript'}`;
      await startUp(client, driver, language);
      const cold: number[] = [];
      const warm: number[] = [];
      for (let k = 0; k < count; k++) {
        // No guest was made ready for these limits: nobody asked for them before.
        cold.push(await startUp(client, driver, language, 29 - k / 1000));
        await settle();
        warm.push(await startUp(client, driver, language, 29 - k / 1000));
        await settle();
      }
      for (const [how, times, aim] of [
        ['', cold, coldAim],
        [', prewarmed', warm, warmAim],
      ] as const) {
        tell(`submit to first evaluation, ${name}${how}`, median(times), 'ms', aim);
        // Other work on the machine only ever adds.
        tell(`submit to first evaluation, ${name}${how}, fastest`, Math.min(...times), 'ms', aim);
      }
    }
    await manyAtOnce(client, tell);
  } finally {
    await client.stop();
    client.dispose();
  }
  return home;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

const config = (evaluations: number, driver: string, seconds: number, runs = 1): string => `algorithm: PSO
problem: {dimensions: 10, bounds: [[-5.12, 5.12]]}
params: {swarm_size: 50}
runs: ${runs}
seed: 1
stop: {evaluations: ${evaluations}}
sandbox: {driver: ${driver}, seconds: ${seconds}}
`;

async function submit(client: EngineClient, text: string, language: Language): Promise<string> {
  const fitness = { name: 'cell', language, text: rastriginSource[language] };
  const submission = await client.submit({ text, fitness });
  if (!submission.ok) throw new Error(JSON.stringify(submission.findings));
  return submission.group;
}

/** Milliseconds until a client has heard of the first evaluations: of one generation. */
async function startUp(client: EngineClient, driver: string, language: Language, seconds = 30): Promise<number> {
  const began = performance.now();
  let heard = Number.NaN;
  const group = await submit(client, config(5000, driver, seconds), language);
  const tasks = await client.watch(group, ({ progress, result }) => {
    if ((progress ?? result)?.evaluations) heard ||= performance.now() - began;
  });
  if (tasks.some(({ state }) => state !== 'SUCCESS')) throw new Error(JSON.stringify(tasks));
  return heard;
}

/** Long enough for a guest to be made ready on a busy machine. */
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1500));

async function manyAtOnce(client: EngineClient, tell: Tell): Promise<void> {
  const docker = await connectDocker();
  let most = 0;
  const look = async (): Promise<void> => {
    const found = await docker?.listContainers({ all: true, filters: { label: ['optimizehub.owner'] } });
    const { pid } = await client.status();
    most = Math.max(most, found?.filter(({ Labels }) => Labels['optimizehub.owner'].includes(`-${pid}-`)).length ?? 0);
  };
  const began = performance.now();
  const group = await submit(client, config(200_000, 'container', 30, many), 'javascript');
  let isOver = false;
  const looking = (async () => {
    while (!isOver) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  })();
  const tasks = await client.watch(group, () => undefined);
  const seconds = (performance.now() - began) / 1000;
  isOver = true;
  await looking;
  if (tasks.some(({ state }) => state !== 'SUCCESS'))
    throw new Error(JSON.stringify(tasks.map(({ state, error }) => [state, error])));
  tell(`${many} tasks of 200,000 evaluations at once`, seconds, 's');
  tell('containers at once, with those that wait', most, `on ${os.availableParallelism()} cores`);
}
