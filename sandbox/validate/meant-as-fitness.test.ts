import assert from 'node:assert/strict';
import { checkFitness } from './check-fitness.ts';

const told = (language: Parameters<typeof checkFitness>[0], text: string) => {
  const checked = checkFitness(language, text);
  return checked.ok ? [] : checked.findings.map(({ rule, line, column, message }) => [rule, line, column, message]);
};

suite('A program without a function called fitness', () => {
  test('is told of the one that is called so in other letters, at its name', () => {
    const other = (name: string) => `There is no function called fitness, but one called ${name}.`;
    assert.deepEqual(told('javascript', 'const half = (x) => x / 2;\nexport function Fitness(x) { return half(x[0]); }'), [
      ['no-fitness', 2, 17, other('Fitness')],
    ]);
    assert.deepEqual(told('typescript', 'const FITNESS = (x: number[]) => x[0];'), [['no-fitness', 1, 7, other('FITNESS')]]);
    assert.deepEqual(told('python', 'def half(x):\n    return x / 2\n\ndef Fitness(x):\n    return half(x[0])\n'), [
      ['no-fitness', 4, 5, other('Fitness')],
    ]);
  });
  test('is told of its only function', () => {
    assert.equal(
      told('javascript', 'function cost(x) { return x[0]; }')[0]?.[3],
      'There is no function called fitness, but one called cost.',
    );
    assert.equal(
      told('python', 'def cost(x):\n    return x[0]\n')[0]?.[3],
      'There is no function called fitness, but one called cost.',
    );
  });
  test('is told nothing of any where there are several, or none', () => {
    const none = 'There is no function called fitness.';
    assert.equal(told('javascript', 'function a(x) { return x[0]; }\nfunction b(x) { return x[1]; }')[0]?.[3], none);
    assert.equal(told('javascript', 'const answer = 42;')[0]?.[3], none);
    assert.match(String(told('python', 'answer = 42')[0]?.[3]), /found none/);
  });
});
