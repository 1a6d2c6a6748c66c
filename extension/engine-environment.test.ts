import assert from 'node:assert/strict';
import { readSettings } from '../engine/process/settings.ts';
import manifest from '../package.json' with { type: 'json' };
import { engineSettings, readEngineSettings } from './engine-environment.ts';

const declared = Object.assign({}, ...manifest.contributes.configuration.map(({ properties }) => properties)) as Readonly<
  Record<string, { readonly scope: string; readonly minimum?: number; readonly maximum?: number; readonly default: unknown }>
>;

suite('Settings of the engine', () => {
  test('become the variables that the engine reads', () => {
    const { variables, mistakes } = readEngineSettings({ concurrency: 3, keepDays: 7, keepTasks: 0, store: 'postgres://a@b/c' });
    assert.deepEqual(mistakes, []);
    const { concurrency, keepDays, keepTasks, storeUrl } = readSettings(variables);
    assert.deepEqual([concurrency, keepDays, keepTasks, storeUrl], [3, 7, 0, 'postgres://a@b/c']);
  });
  test('leave to the environment what a user did not say', () =>
    assert.deepEqual(readEngineSettings({ concurrency: null, store: '' }), { variables: {}, mistakes: [] }));
  test('that cannot be used are told, and are not used', () => {
    const { variables, mistakes } = readEngineSettings({
      concurrency: 0,
      keepDays: '7',
      keepTasks: 1.5,
      store: 'mysql://user:secret@b',
    });
    assert.deepEqual(variables, {});
    assert.deepEqual(mistakes, [
      'Expected optimizehub.engine.concurrency to be a whole number from 1 to 1024, got 0.',
      'Expected optimizehub.engine.keepDays to be a whole number from 1 to 36500, got "7".',
      'Expected optimizehub.engine.keepTasks to be a whole number from 0 to 10000000, got 1.5.',
      'Expected optimizehub.engine.store to be a URL such as postgres://user:password@host:5432/database.',
    ]);
  });
  for (const [name, { isValid }] of Object.entries(engineSettings))
    test(`${name} is declared for this machine alone, with the same limits`, () => {
      const setting = declared[`optimizehub.engine.${name}`];
      assert.equal(setting?.scope, 'machine');
      for (const limit of [setting?.minimum, setting?.maximum])
        if (limit !== undefined) assert.ok(isValid(limit) && !isValid(limit === setting?.minimum ? limit - 1 : limit + 1));
    });
});
