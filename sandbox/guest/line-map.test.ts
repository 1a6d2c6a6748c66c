import assert from 'node:assert/strict';
import { FitnessError } from './fitness-error.ts';
import type { Fitness } from './guest.ts';
import { openOnOwnLines, withLines } from './line-map.ts';

suite('the lines of a translated fitness', () => {
  const source = withLines('a\nb\nc', [7, 0, 9]);
  const failing = (error: unknown): Fitness => {
    const fail = (): never => {
      throw error;
    };
    return { evaluate: fail, evaluateOne: fail };
  };
  const errorOf = async (error: unknown): Promise<unknown> => {
    const fitness = await openOnOwnLines(source, () => failing(error));
    try {
      fitness.evaluateOne(new Float64Array(1), 0, 1);
    } catch (caught) {
      return caught;
    }
    return assert.fail('Expected an error, got a value.');
  };
  const placeOf = ({ kind, message, line, index }: FitnessError) => ({ kind, message, line, index });

  test('are those of the user in what goes wrong', async () => {
    const caught = await errorOf(new FitnessError('runtime', 'no', { line: 3, index: 4 }));
    assert.deepEqual(placeOf(caught as FitnessError), { kind: 'runtime', message: 'no', line: 9, index: 4 });
  });

  test('are not told where the user wrote none, or none is known', async () => {
    const caught = await errorOf(new FitnessError('runtime', 'no', { line: 2 }));
    assert.deepEqual(placeOf(caught as FitnessError), { kind: 'runtime', message: 'no', line: undefined, index: undefined });
    for (const error of [new FitnessError('bad-value', 'no', { index: 1 }), new Error('another')])
      assert.equal(await errorOf(error), error);
  });

  test('are those of the user where it cannot even be loaded', async () => {
    const open = (): never => {
      throw new FitnessError('runtime', 'no', { line: 1 });
    };
    await assert.rejects(openOnOwnLines(source, open), { name: 'FitnessError', line: 7 });
  });

  test('of a fitness that was not translated stay as they are', async () => {
    const fitness = failing(new Error());
    assert.equal(await openOnOwnLines('a\nb', () => fitness), fitness);
  });
});
