import assert from 'node:assert/strict';
import { conclusion } from './doctor-conclusion.ts';

suite('The last line of the doctor', () => {
  for (const [container, embedded, python, said] of [
    [true, true, true, 'So a fitness runs in a container.'],
    [true, true, false, 'So a fitness in JavaScript or TypeScript runs in a container, and one in Python does not run.'],
    [false, true, false, 'So a fitness in JavaScript or TypeScript runs embedded, and one in Python does not run.'],
    [false, true, true, 'So a fitness in JavaScript or TypeScript runs embedded, and one in Python runs in a container.'],
    [false, false, true, 'So a fitness in JavaScript or TypeScript does not run, and one in Python runs in a container.'],
    [false, false, false, 'So no fitness runs.'],
  ] as const)
    test(`tells of each language where it runs: ${said}`, () => assert.equal(conclusion({ container, embedded, python }), said));
});
