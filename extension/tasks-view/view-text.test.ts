import assert from 'node:assert/strict';
import manifest from '../../package.json' with { type: 'json' };
import texts from '../../package.nls.json' with { type: 'json' };
import { noFilter } from './task-filter.ts';
import { type ViewContents, viewText } from './view-text.ts';

const connected = {
  link: { kind: 'connected' },
  filter: noFilter,
  count: 3,
  shown: 3,
  isLoaded: true,
} as const satisfies ViewContents;
const searching = { ...noFilter, text: 'zzz' };

suite('What the Tasks view says', () => {
  test('is nothing while the engine answers and all tasks are shown', () => {
    assert.equal(viewText(connected).message, '');
  });
  test('names the filter and the state of the engine above the rows', () => {
    assert.equal(viewText({ ...connected, filter: searching }).message, 'Shown: “zzz”');
    assert.equal(
      viewText({ ...connected, filter: searching, link: { kind: 'absent' } }).message,
      'Shown: “zzz” — The engine is not running. It starts with the next run.',
    );
    const unreachable = { kind: 'unreachable', reason: 'No way in.\nat line 3' } as const;
    assert.equal(viewText({ ...connected, link: unreachable }).message, 'The engine cannot be reached: No way in.');
  });
  for (const [what, contents, instead] of [
    ['an engine that cannot be reached', { link: { kind: 'unreachable', reason: 'No way in.' } }, 'unreachable'],
    ['a history without tasks', {}, 'empty'],
    ['a history without tasks and no engine', { link: { kind: 'absent' } }, 'empty'],
  ] as const)
    test(`leaves room for the text in place of rows where there is ${what}`, () => {
      assert.deepEqual(viewText({ ...connected, ...contents, count: 0, shown: 0 }), { message: '', instead });
    });
  test('names, where there is nothing, the keys that run a config file', () => {
    const binding = manifest.contributes.keybindings.find(({ command }) => command === 'optimizehub.runConfig');
    for (const key of [binding?.key, binding?.mac]) assert.ok(key && texts['welcome.empty'].toLowerCase().includes(key), key);
  });
  test('names the filter above the row that says that nothing matches it', () => {
    assert.equal(viewText({ ...connected, filter: searching, count: 0, shown: 1 }).message, 'Shown: “zzz”');
  });
  for (const [what, contents] of [
    ['it is not known which there are', { count: 0, isLoaded: false }],
    ['the window waits for its first rows', { count: 3, isLoaded: true }],
  ] as const)
    test(`says that tasks are read while ${what}`, () => {
      assert.equal(viewText({ ...connected, ...contents, shown: 0 }).message, 'Reading the tasks…');
    });
  test('tells of an engine that was lost also where there are no rows', () => {
    assert.match(viewText({ ...connected, link: { kind: 'lost' }, count: 0, shown: 0 }).message, /ended unexpectedly/);
  });
});
