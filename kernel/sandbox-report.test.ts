import assert from 'node:assert/strict';
import { inEnglish } from '../sandbox/sentence.ts';
import { reportOf, thoroughReportOf } from './sandbox-report.ts';
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
    assert.match(inEnglish(report.mistake ?? ''), /optimizehub\.sandbox\.seconds/);
  });
  test('asks for the image that the user names', async () => {
    const asked: unknown[] = [];
    await reportOf(readSandboxSettings({ image: 'mine:1' }), async (image) => {
      asked.push(image);
      return [];
    });
    assert.deepEqual(asked, ['mine:1']);
  });
  for (const [what, thrown, settings, expected] of [
    [
      'an engine that fails by itself as one to be started again',
      Object.assign(new Error('(HTTP code 500) server error'), { statusCode: 500 }),
      {},
      ['embedded', 'container engine', /answered, then failed: .*500/, undefined],
    ],
    [
      'an image that is refused as a setting to be corrected, under which nothing runs',
      Object.assign(new Error('(HTTP code 400) invalid reference format'), { statusCode: 400 }),
      { image: 'Mine:1' },
      ['none', 'image Mine:1', /refused it: .*invalid reference/, /optimizehub\.sandbox\.image to name an image, got "Mine:1"/],
    ],
    [
      'an image that is refused as no matter of the embedded sandbox',
      Object.assign(new Error('(HTTP code 400) invalid reference format'), { statusCode: 400 }),
      { image: 'Mine:1', driver: 'embedded' },
      ['embedded', 'image Mine:1', /refused it/, undefined],
    ],
    [
      'an engine that refuses this user as one to be allowed',
      Object.assign(new Error('(HTTP code 403) denied by policy'), { statusCode: 403 }),
      {},
      ['embedded', 'container engine', /refused what it was asked: .*denied/, undefined],
    ],
    [
      'a fault of ours as ours',
      new TypeError('tags is not iterable'),
      {},
      ['embedded', 'OptimizeHub itself', /^A fault in OptimizeHub ended the examination: tags is not iterable$/, undefined],
    ],
  ] as const)
    test(`tells of ${what}`, async () => {
      const fails = () => Promise.reject(thrown);
      for (const report of [
        await reportOf(readSandboxSettings(settings), fails),
        await thoroughReportOf(readSandboxSettings(settings), fails),
      ]) {
        const [sandbox, missing, detail, mistake] = expected;
        assert.deepEqual(
          [report.sandbox, report.checks.map((check) => [check.what, check.isThere])],
          [sandbox, [[missing, false]]],
        );
        assert.match(report.checks[0]?.detail ?? '', detail);
        if (mistake) assert.match(inEnglish(report.mistake ?? ''), mistake);
        else assert.equal(report.mistake, undefined);
      }
    });
  test('says so when the engine goes away while it is asked', async () => {
    const { sandbox, checks } = await reportOf(readSandboxSettings({}), async () => {
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    });
    assert.equal(sandbox, 'embedded');
    assert.match(checks[0]?.detail ?? '', /socket hang up/);
  });
});
