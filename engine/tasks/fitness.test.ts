import assert from 'node:assert/strict';
import { defaultLimits, type Limits } from '../../sandbox/sandbox.ts';
import type { SandboxWishes } from '../config/config.ts';
import { parseConfig } from '../config/parse.ts';
import { sandboxLimits } from '../config/schema.ts';
import { admitFitness, type SandboxSettings } from './fitness.ts';

const inside: Readonly<Record<keyof typeof sandboxLimits, keyof Limits>> = {
  seconds: 'seconds',
  memory_mib: 'memoryMiB',
  cpus: 'cpus',
  processes: 'processes',
  tmp_mib: 'tmpMiB',
};

const settings = {
  seconds: 'seconds',
  memory_mib: 'memoryMib',
  cpus: 'cpus',
  processes: 'processes',
  tmp_mib: 'tmpMib',
} as const;

suite('the limits of a custom fitness', () => {
  const admit = (wishes: SandboxWishes, settings: SandboxSettings) =>
    admitFitness({ name: 'mine.js', language: 'javascript', text: 'x' }, wishes, settings, async (_, code) => ({
      ok: true,
      code,
    }));
  const limitsOf = async (wishes: SandboxWishes, settings: SandboxSettings = {}): Promise<Limits | string> => {
    const admitted = await admit(wishes, settings);
    return admitted.ok ? admitted.fitness.limits : `${admitted.findings[0]?.path}: ${admitted.findings[0]?.message}`;
  };

  test('come with the language that the fitness was written in, where another one runs', async () => {
    for (const [language, runs, writtenIn] of [
      ['typescript', 'javascript', 'typescript'],
      ['javascript', 'javascript', undefined],
      ['python', 'python', undefined],
    ] as const) {
      const admitted = await admitFitness({ name: 'mine', language, text: 'x' }, {}, {}, async (_, code) => ({ ok: true, code }));
      assert.ok(admitted.ok);
      assert.deepEqual([admitted.fitness.language, admitted.fitness.writtenIn], [runs, writtenIn]);
    }
  });

  test('are the defaults where nobody says anything', async () => assert.deepEqual(await limitsOf({}), defaultLimits));

  test('cover every key that a config may hold', () => assert.deepEqual(Object.keys(inside), Object.keys(sandboxLimits)));

  for (const [key, name] of Object.entries(inside) as [keyof typeof inside, keyof Limits][]) {
    const usual = defaultLimits[name];
    test(`${key} is lowered by a config, and never raised by one`, async () => {
      assert.deepEqual(await limitsOf({ [key]: usual / 2 }), { ...defaultLimits, [name]: usual / 2 });
      assert.equal(
        await limitsOf({ [key]: usual + 1 }),
        `sandbox.${key}: Expected sandbox.${key} at most ${usual}, got ${usual + 1}; a config may only lower it. ` +
          `If you trust this config, raise the setting optimizehub.sandbox.${settings[key]}.`,
      );
    });

    test(`${key} is raised, and lowered, by the user's own settings, up to which a config may ask`, async () => {
      assert.deepEqual(await limitsOf({}, { [key]: usual * 4 }), { ...defaultLimits, [name]: usual * 4 });
      assert.deepEqual(await limitsOf({ [key]: usual * 3 }, { [key]: usual * 4 }), { ...defaultLimits, [name]: usual * 3 });
      assert.deepEqual(await limitsOf({}, { [key]: usual / 4 }), { ...defaultLimits, [name]: usual / 4 });
      assert.match(String(await limitsOf({ [key]: usual / 2 }, { [key]: usual / 4 })), /a config may only lower it/);
    });

    test(`${key} is read from a config within its range`, () => {
      const read = (value: number) =>
        parseConfig(
          `algorithm: DE\nproblem: {dimensions: 2, bounds: [-1, 1], fitness: ./f.js}\nsandbox: {${key}: ${value}}\nstop: {evaluations: 9}\n`,
        );
      const { minimum = 0, maximum = 0 } = sandboxLimits[key] as { minimum?: number; maximum?: number };
      for (const value of [minimum, maximum]) {
        const parsed = read(value);
        assert.equal(parsed.ok && parsed.config.sandbox?.[key], value);
      }
      for (const value of [minimum / 2, maximum * 2]) assert.ok(!read(value).ok, `${key}: ${value}`);
    });
  }

  test('are not the only thing that settings decide: a container that they demand is not given up, an image is theirs alone', async () => {
    assert.match(
      String(await limitsOf({ driver: 'embedded' }, { driver: 'container' })),
      /^sandbox\.driver: .*as your settings demand/,
    );
    assert.deepEqual(await limitsOf({ driver: 'container' }, { driver: 'embedded' }), defaultLimits);
    const admitted = await admit({}, { image: 'mine:1' });
    assert.equal(admitted.ok && admitted.fitness.image, 'mine:1');
  });
});
