import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { ContainerSandbox } from './drivers/container.ts';
import { connectDocker } from './drivers/docker.ts';
import { imageSource } from './images/ensure-image.ts';
import { defaultLimits, type Job, type Limits, type Outcome, type Session } from './sandbox.ts';

/** Builds the guests as they are shipped, into a folder of their own. */
export async function buildGuests(): Promise<{ readonly folder: string; readonly remove: () => Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'optimizehub-test-guests-'));
  const guests = path.join(import.meta.dirname, 'guest');
  await build({
    entryPoints: ['container-guest', 'embedded-guest'].map((name) => path.join(guests, `${name}.ts`)),
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node22',
    logLevel: 'error',
  });
  await copyFile(path.join(guests, 'python-fitness.py'), path.join(folder, 'python-fitness.py'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** A sandbox of containers, or undefined where no container engine answers. */
export async function testContainers(guests: string): Promise<ContainerSandbox | undefined> {
  const docker = await connectDocker();
  return docker && new ContainerSandbox({ docker, guests, image: imageSource({ docker, guests }) });
}

/** Skips a test of containers where no container engine answers; where the project is checked as a whole, one does. */
export async function needContainers(context: Mocha.Context): Promise<void> {
  if ((await connectDocker()) === undefined) context.skip();
}

/** A program that evaluates the fitness once at each of its points, and says the values or what went wrong. */
export const evaluatingProgram = `export async function main({ start, send, openFitness }) {
  try {
    const fitness = await openFitness();
    const dimensions = start.points[0].length;
    const values = new Float64Array(start.points.length);
    fitness.evaluate(Float64Array.from(start.points.flat()), dimensions, values);
    send({ values });
  } catch (error) {
    if (error.name !== 'FitnessError') throw error;
    send({ kind: error.kind, message: error.message, line: error.line, index: error.index });
  }
}`;

export function jobOf(fitness: string, limits: Partial<Limits> = {}, program = evaluatingProgram): Job {
  return {
    language: 'javascript',
    program: Buffer.from(program),
    files: { 'fitness.js': fitness },
    limits: { ...defaultLimits, seconds: 10, ...limits },
    accepts: (message) => typeof message === 'object' && message !== null,
  };
}

/** Starts a session at these points and waits for its end. */
export async function finish(
  session: Session,
  points: readonly (readonly number[])[] = [[1, 2]],
): Promise<[readonly unknown[], Outcome]> {
  session.send({ points });
  const messages: unknown[] = [];
  for await (const message of session.messages) messages.push(message);
  return [messages, await session.ended];
}
