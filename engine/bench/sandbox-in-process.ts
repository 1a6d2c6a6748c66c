/** node sandbox-in-process.ts built-in | source: runs the task on its input without a wall, and prints its result. */
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import type { Fitness, GuestProgram } from '../../sandbox/guest/guest.ts';
import { rastrigin } from '../problems/rastrigin.ts';
import type { GuestMessage, GuestStart } from '../run/guest-messages.ts';
import { rastriginSource } from './sandbox-fitness.ts';
import type { TimedResult } from './sandbox-rates.ts';

const [what] = process.argv.slice(2);
const spec = JSON.parse(await text(process.stdin));
spec.limits = { soft_seconds: Number.POSITIVE_INFINITY, hard_seconds: Number.POSITIVE_INFINITY }; // null in JSON
const program = path.resolve(import.meta.dirname, '../../dist/run-guest.mjs');
const { main } = (await import(pathToFileURL(program).href)) as GuestProgram; // built of engine/run/guest.ts

let before = process.threadCpuUsage();
await main({
  start: { spec, resume: null, inBatches: false } satisfies GuestStart,
  send(message) {
    const said = message as GuestMessage; // what this program says
    if (said.type !== 'ended') return;
    const { user, system } = process.threadCpuUsage(before);
    process.stdout.write(JSON.stringify({ ...said.result, processorSeconds: (user + system) / 1e6 } satisfies TimedResult));
  },
  async openFitness() {
    const fitness = what === 'built-in' ? builtIn() : fromSource();
    before = process.threadCpuUsage();
    return fitness;
  },
});

function builtIn(): Fitness {
  return oneByOne(rastrigin.at(10, 1).objective);
}

/** A function like any other of this process; it is given a vector of its own, as `fitness(x)` asks for one. */
function fromSource(): Fitness {
  const fitness = new Function(`'use strict'; ${rastriginSource.javascript}\nreturn fitness;`)();
  const x = new Float64Array(10);
  return oneByOne((candidates, offset) => {
    for (let i = 0; i < x.length; i++) x[i] = candidates[offset + i];
    return fitness(x);
  });
}

function oneByOne(evaluateOne: Fitness['evaluateOne']): Fitness {
  return {
    evaluateOne,
    evaluate() {
      throw new Error('The run asks for one candidate after another.');
    },
  };
}
