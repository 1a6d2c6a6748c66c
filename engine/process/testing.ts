import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { guestsOf } from '../bench/processes.ts';
import { connectEngine, connectRunningEngine } from '../client/connect.ts';
import type { EngineClient, Submission, SubmitRequest } from '../client/engine-client.ts';

/** A built engine with a folder of its own, for one test. */
export class TestEngine {
  readonly directory: string;
  private readonly clients: EngineClient[] = [];

  constructor(name: string) {
    this.directory = mkdtempSync(path.join(os.tmpdir(), `optimizehub-${name}-`));
  }

  /** @param probe source of a module that the engine loads first, where this client starts it */
  async connect(probe = ''): Promise<EngineClient> {
    const { NODE_OPTIONS } = process.env;
    if (probe) process.env.NODE_OPTIONS = `--import="data:text/javascript,${encodeURIComponent(probe)}"`;
    try {
      const client = await connectEngine({
        entry: path.resolve(import.meta.dirname, '../../dist/engine.mjs'),
        directory: this.directory,
      });
      this.clients.push(client);
      return client;
    } finally {
      if (NODE_OPTIONS === undefined) delete process.env.NODE_OPTIONS;
      else process.env.NODE_OPTIONS = NODE_OPTIONS;
    }
  }

  /** Lets its clients go, stops it, and takes its folder away. */
  async remove(): Promise<void> {
    for (const client of this.clients) client.dispose();
    await (await connectRunningEngine(this.directory))?.stop();
    await rm(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Submits what must be right. */
export async function submitTo(
  client: EngineClient,
  text: string,
  more: Omit<SubmitRequest, 'text'> = {},
): Promise<Extract<Submission, { ok: true }>> {
  const submission = await client.submit({ text, ...more });
  assert.ok(submission.ok, JSON.stringify(submission));
  return submission;
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Kills every embedded guest of an engine. One may have ended since it was found: the engine ends those that it needs no more. */
export function killGuests(engine: number): void {
  for (const guest of guestsOf(engine))
    try {
      process.kill(guest, 'SIGKILL');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
}
