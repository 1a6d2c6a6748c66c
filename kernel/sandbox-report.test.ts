import assert from 'node:assert/strict';
import { reportOf } from './sandbox-report.ts';
import { readSandboxSettings } from './sandbox-settings.ts';

const engine = (isThere: boolean) => async () => [
  { what: 'container engine', isThere, detail: isThere ? '20.10' : 'None answers.' },
];

suite('The report on the sandbox', () => {
  for (const [driver, isThere, sandbox] of [
    ['auto', true, 'container'],
    ['auto', false, 'embedded'],
    ['container', true, 'container'],
    ['container', false, 'none'],
    ['embedded', true, 'embedded'],
    ['embedded', false, 'embedded'],
  ] as const)
    test(`is ${sandbox} for the setting ${driver} where ${isThere ? 'an' : 'no'} engine answers`, async () => {
      const report = await reportOf(readSandboxSettings({ driver }), engine(isThere));
      assert.deepEqual([report.sandbox, report.driver], [sandbox, driver]);
    });
  test('is none, with the mistake, under settings that cannot be', async () => {
    const report = await reportOf(readSandboxSettings({ seconds: 0 }), engine(true));
    assert.equal(report.sandbox, 'none');
    assert.match(report.mistake ?? '', /optimizehub\.sandbox\.seconds/);
  });
  test('asks for the image that the user names', async () => {
    const asked: unknown[] = [];
    await reportOf(readSandboxSettings({ image: 'mine:1' }), async (image) => {
      asked.push(image);
      return [];
    });
    assert.deepEqual(asked, ['mine:1']);
  });
  test('says so when the engine goes away while it is asked', async () => {
    const { sandbox, checks } = await reportOf(readSandboxSettings({}), async () => {
      throw new Error('socket hang up');
    });
    assert.equal(sandbox, 'embedded');
    assert.match(checks[0]?.detail ?? '', /socket hang up/);
  });
});
