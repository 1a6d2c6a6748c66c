import assert from 'node:assert/strict';
import { chosenOf, foundRow, hasOwnTicks, mistakeInChoice } from './chosen.ts';

suite('Enter in a list in which several can be ticked', () => {
  const state = { ticked: ['pso'], before: ['pso'], active: ['cma_es'], typed: '', keepsTicks: false };
  test('takes what is suggested while nothing is typed', () => assert.deepEqual(chosenOf(state), ['pso']));
  test('takes the row that was found by typing, not what is suggested out of sight', () =>
    assert.deepEqual(chosenOf({ ...state, typed: 'cma' }), ['cma_es']));
  test('takes the row beside ticks of before, where those are to stay', () =>
    assert.deepEqual(chosenOf({ ...state, typed: 'cma', keepsTicks: true }), ['pso', 'cma_es']));
  test('takes the row that was found where nothing is ticked', () =>
    assert.deepEqual(chosenOf({ ...state, typed: 'cma', ticked: [] }), ['cma_es']));
  test('takes the ticks once they were changed', () =>
    assert.deepEqual(chosenOf({ ...state, typed: 'cma', ticked: ['pso', 'jso'] }), ['pso', 'jso']));
  for (const keepsTicks of [true, false])
    test(`takes nothing out of sight where typing found nothing, ${keepsTicks ? 'ticks of before' : 'suggestions'} neither`, () =>
      assert.deepEqual(chosenOf({ ...state, typed: 'zzz', active: [], keepsTicks }), []));
  for (const [what, typed, chosen, told] of [
    [
      'is no answer where typing found nothing, whatever the page says of none',
      ' zzz ',
      [],
      'Nothing in the list matches "zzz".',
    ],
    ['leaves it to the page what is wrong with what was found', 'cma', ['cma_es'], '1 chosen'],
    ['is an answer where nothing is typed and nothing chosen: the page judges it', ' ', [], '0 chosen'],
  ] as const)
    test(what, async () => {
      const page = { mistake: ({ length }: readonly string[]) => `${length} chosen` };
      assert.equal(await mistakeInChoice(page, typed, chosen), told);
    });
  for (const [what, ticked, keepsTicks, isOwn] of [
    ['none where what is suggested was left as it is', ['pso'], false, false],
    ['those of before where they were left as they are', ['pso'], true, true],
    ['another one', ['pso', 'jso'], false, true],
    ['none where all were taken away', [], true, false],
  ] as const)
    test(`tells which ticks were made by hand: ${what}`, () =>
      assert.equal(hasOwnTicks({ ...state, ticked, keepsTicks }), isOwn));
});

suite('The row that a text finds', () => {
  const rows = [
    { value: 'a', label: 'Auto', description: 'auto', detail: 'Takes CMA-ES or another.' },
    { value: 'c', label: 'CMA-ES', description: 'cma_es' },
  ];
  test('is found by its name before the detail of another, and by its description', () =>
    assert.deepEqual(
      [foundRow(rows, 'cma-')?.value, foundRow(rows, 'CMA_')?.value, foundRow(rows, 'takes')?.value],
      ['c', 'c', 'a'],
    ));
  test('is none while nothing is typed, or nothing is found', () =>
    assert.deepEqual([foundRow(rows, ' '), foundRow(rows, 'zzz')], [undefined, undefined]));
});
