import assert from 'node:assert/strict';
import { DatabaseSync } from 'node:sqlite';
import { connectEngine } from '../client/connect.ts';
import type { EngineClient } from '../client/engine-client.ts';
import type { Random } from '../random/index.ts';

const endless = 'algorithm: DE\nproblem: {dimensions: 10, function: rastrigin}\nstop: {seconds: 500}\n';

/**
 * Kills the engine under a run at moments that are spread over the time between two checkpoints.
 * @returns for each kill the seconds of the run that were not in its last checkpoint
 */
export async function measureLostWork(
  engine: { readonly entry: string; readonly directory: string },
  kills: number,
  random: Random,
): Promise<number[]> {
  const lost: number[] = [];
  let client = await connectEngine(engine);
  const submission = await client.submit({ text: endless });
  assert.ok(submission.ok);
  const { group, tasks } = submission;
  const id = tasks[0].id;
  let from = 0;
  while (lost.length < kills) {
    const seconds = await killPast(client, group, from + 1.3 + random.next());
    from = lastCheckpoint(`${engine.directory}/tasks.sqlite`, id);
    lost.push(seconds - from);
    client = await connectEngine(engine);
  }
  await client.cancel(id);
  await client.watch(group, () => undefined);
  await client.stop();
  return lost;
}

/** @returns how long the run had gone on when it was killed, as far as it had told */
async function killPast(client: EngineClient, group: string, seconds: number): Promise<number> {
  const { pid } = await client.status();
  let told = 0;
  const watched = client.watch(group, ({ progress }) => {
    told = progress?.seconds ?? 0;
    if (told > seconds) process.kill(pid, 'SIGKILL');
  });
  await assert.rejects(watched, { code: 'lost' });
  return told;
}

function lastCheckpoint(file: string, task: string): number {
  const database = new DatabaseSync(file);
  try {
    return Number(database.prepare('select seconds from checkpoints where task_id = ?').get(task)?.seconds ?? 0);
  } finally {
    database.close();
  }
}
