import assert from 'node:assert/strict';
import { sandboxDrivers, sandboxLimits } from '../engine/config/schema.ts';
import { settingName } from '../engine/tasks/fitness.ts';
import manifest from '../package.json' with { type: 'json' };
import { defaultLimits } from '../sandbox/sandbox.ts';
import { inEnglish } from '../sandbox/sentence.ts';
import { readSandboxSettings, settingNames } from './sandbox-settings.ts';

const mistakeOf = (raw: Record<string, unknown>) => {
  const reading = readSandboxSettings(raw);
  return reading.ok ? undefined : inEnglish(reading.mistake);
};

suite('The settings of the sandbox', () => {
  test('are taken as they are when each is in its range', () => {
    const settings = {
      driver: 'embedded',
      image: 'guest:1',
      seconds: 0.5,
      memoryMib: 256,
      cpus: 1.5,
      processes: 16,
      tmpMib: 1,
    };
    const { memoryMib, tmpMib, ...same } = settings;
    assert.deepEqual(readSandboxSettings(settings), { ok: true, settings: { ...same, memory_mib: memoryMib, tmp_mib: tmpMib } });
  });
  test('that are not set, or name no image, are left to the defaults', () => {
    assert.deepEqual(readSandboxSettings({ driver: undefined, seconds: null, image: '' }), { ok: true, settings: {} });
  });
  for (const [raw, mistake] of [
    [{ driver: 'docker' }, 'optimizehub.sandbox.driver to be auto, container, embedded, got "docker"'],
    [{ image: ' ' }, 'optimizehub.sandbox.image to be the name of an image'],
    [{ image: 7 }, 'optimizehub.sandbox.image to be the name of an image'],
    [{ seconds: 0 }, 'optimizehub.sandbox.seconds to be a number from 0.1 to 2678400, got 0.'],
    [{ seconds: '30' }, 'optimizehub.sandbox.seconds to be a number from 0.1 to 2678400, got "30".'],
    [{ memoryMib: 200.5 }, 'optimizehub.sandbox.memoryMib to be a whole number from 160 to 1048576, got 200.5.'],
    [{ processes: 1 }, 'optimizehub.sandbox.processes to be a whole number from 16 to 32768, got 1.'],
    [{ memory_mib: 200 }, 'there is no such setting (there are driver, image, seconds, memoryMib,'],
    [{ second: 1 }, 'there is no such setting (there are driver, image, seconds,'],
  ] as const)
    test(`are refused where they say ${JSON.stringify(raw)}`, () => {
      const told = mistakeOf(raw);
      assert.ok(told?.includes(mistake), told);
    });
  test('are told wrong all at once', () => {
    assert.match(mistakeOf({ seconds: -1, cpus: 'two' }) ?? '', /seconds.*-1.*cpus.*"two"/);
  });
});

suite('The manifest’s settings of the sandbox', () => {
  const declared: Record<string, Record<string, unknown>> = Object.fromEntries(
    manifest.contributes.configuration
      .filter(({ id }) => id === 'optimizehub.sandbox')
      .flatMap(({ properties }) => Object.entries(properties))
      .map(([id, schema]) => [id.slice('optimizehub.sandbox.'.length), schema]),
  );
  test('are those that are read', () => assert.deepEqual(Object.keys(declared), settingNames));
  test('can be set by the user alone, never by a workspace', () => {
    for (const schema of Object.values(declared)) assert.equal(schema.scope, 'machine');
  });
  test('have the drivers, ranges and defaults of the engine', () => {
    assert.deepEqual(declared.driver?.enum, sandboxDrivers);
    const defaults: Record<string, number> = {
      seconds: defaultLimits.seconds,
      memory_mib: defaultLimits.memoryMiB,
      cpus: defaultLimits.cpus,
      processes: defaultLimits.processes,
      tmp_mib: defaultLimits.tmpMiB,
    };
    for (const [name, limit] of Object.entries(sandboxLimits)) {
      const { type, minimum, maximum }: Record<string, unknown> = { ...limit };
      const { type: itsType, minimum: least, maximum: most, default: usual } = declared[settingName(name)] ?? {};
      assert.deepEqual([itsType, least, most, usual], [type, minimum, maximum, defaults[name]], name);
    }
  });
  test('are valid as they are by default', () => {
    const defaults = Object.fromEntries(Object.entries(declared).map(([name, schema]) => [name, schema.default]));
    assert.ok(readSandboxSettings(defaults).ok);
  });
});
