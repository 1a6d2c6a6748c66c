import assert from 'node:assert/strict';
import { type Algorithm, algorithms, defaultsOf } from './index.ts';
import { begin, cube, iterate, sumOfSquares } from './testing.ts';

/** Bytes of all typed arrays that can be reached from a value. */
function bytesWithin(value: unknown, seen = new Set<unknown>()): number {
  if (typeof value !== 'object' || value === null || seen.has(value)) return 0;
  seen.add(value);
  if (ArrayBuffer.isView(value)) {
    if (seen.has(value.buffer)) return 0;
    seen.add(value.buffer);
    return value.buffer.byteLength;
  }
  const parts = value instanceof Map ? [...value.values()] : Object.values(value);
  return parts.reduce((sum: number, part) => sum + bytesWithin(part, seen), 0);
}

function bytesHeld(algorithm: Algorithm, params: Readonly<Record<string, number | string>>, dimensions: number): number {
  const optimizer = begin(algorithm, cube(dimensions, -4, 5), 1, Number.POSITIVE_INFINITY, params);
  for (let k = 0; k < 3; k++) iterate(optimizer, dimensions, sumOfSquares);
  // What is asked for is owned by the optimizer, also where it hides it.
  return bytesWithin([optimizer, optimizer.ask()]);
}

suite('The numbers that a search holds', () => {
  for (const algorithm of algorithms)
    test(`are told of ${algorithm.name} before they are there`, () => {
      for (const dimensions of [100, 310]) {
        const sizes = Object.keys(algorithm.params).filter((name) => /_size$/.test(name) && name !== 'tournament_size');
        for (const params of [{}, Object.fromEntries(sizes.map((name) => [name, 300]))]) {
          const told = 8 * algorithm.numbersHeld({ ...defaultsOf(algorithm), ...params }, dimensions);
          const held = bytesHeld(algorithm, params, dimensions);
          // A few rows of numbers are not counted; copies that live for a moment are.
          assert.ok(held <= 1.2 * told + 200 * dimensions, `${held} bytes held, ${told} told in ${dimensions} dimensions`);
          assert.ok(told <= 2.1 * held, `${told} bytes told, ${held} held in ${dimensions} dimensions`);
        }
      }
    });

  test('count the archives of differential evolution and L-SHADE', () => {
    for (const [name, params] of [
      ['differential_evolution', { strategy: 'current_to_pbest_1', archive_rate: 10 }],
      ['lshade', { archive_rate: 10 }],
    ] as const) {
      const algorithm = algorithms.find((other) => other.name === name);
      assert.ok(algorithm);
      const told = 8 * algorithm.numbersHeld({ ...defaultsOf(algorithm), ...params }, 50);
      const held = bytesHeld(algorithm, params, 50);
      assert.ok(held >= 0.95 * told && held <= 1.2 * told, `${held} bytes held by ${name}, ${told} told`);
    }
  });
});
