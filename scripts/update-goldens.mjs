// Writes the golden runs of all algorithms anew: only when a change of their numbers is meant.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { algorithms } from '../engine/algorithms/index.ts';
import { begin, cube, iterate, sumOfSquares } from '../engine/algorithms/testing.ts';

const goldens = {};
for (const algorithm of algorithms) {
  const optimizer = begin(algorithm, cube(3, -5, 5), 1);
  goldens[algorithm.name] = Array.from({ length: 10 }, () => Math.min(...iterate(optimizer, 3, sumOfSquares).fitness));
}
writeFileSync(path.join(import.meta.dirname, '../engine/algorithms/goldens.json'), `${JSON.stringify(goldens, null, 2)}\n`);
