// Writes the golden runs of all algorithms anew: only when a change of their numbers is meant.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { algorithms } from '../engine/algorithms/index.ts';
import { goldenSettings, runGolden } from '../engine/algorithms/testing-goldens.ts';

const goldens = algorithms.flatMap((algorithm) =>
  [...goldenSettings(algorithm)].map(([setting, values]) => [
    `${algorithm.name} ${setting}`.trim(),
    runGolden(algorithm, values).golden,
  ]),
);
writeFileSync(
  path.join(import.meta.dirname, '../engine/algorithms/goldens.json'),
  `${JSON.stringify(Object.fromEntries(goldens), null, 2)}\n`,
);
