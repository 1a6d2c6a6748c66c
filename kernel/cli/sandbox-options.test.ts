import assert from 'node:assert/strict';
import { Command } from 'commander';
import { sandboxLimits } from '../../engine/config/schema.ts';
import { addSandboxOptions, sandboxSettings } from './sandbox-options.ts';

suite('What the command line says of the sandbox', () => {
  const variables = ['driver', 'image', ...Object.keys(sandboxLimits)].map((key) => `OPTIMIZEHUB_SANDBOX_${key.toUpperCase()}`);
  const before = new Map(variables.map((name) => [name, process.env[name]]));
  setup(() => {
    for (const name of variables) delete process.env[name];
  });
  suiteTeardown(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  function read(...args: string[]) {
    const command = addSandboxOptions(new Command())
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    command.action(() => undefined).parse(args, { from: 'user' });
    return sandboxSettings(command.opts());
  }

  test('is nothing where nothing is said', () => assert.equal(read(), undefined));

  for (const [key, limit] of Object.entries<{ type: string; minimum?: number; maximum?: number }>(sandboxLimits)) {
    const option = `--sandbox-${key.replaceAll('_', '-')}`;
    const variable = `OPTIMIZEHUB_SANDBOX_${key.toUpperCase()}`;
    const { minimum = 0, maximum = 0 } = limit;

    test(`sets ${key} by an option, or by a variable that an option overrides`, () => {
      assert.deepEqual(read(option, String(maximum)), { [key]: maximum });
      process.env[variable] = String(minimum);
      assert.deepEqual(read(), { [key]: minimum });
      assert.deepEqual(read(option, String(maximum)), { [key]: maximum });
    });

    test(`refuses what ${key} cannot be`, () => {
      for (const text of ['', ' ', 'many', '-1', '1e999', String(minimum / 2), String(maximum * 2)])
        assert.throws(() => read(`${option}=${text}`), /Expected a .*number from/, text);
      process.env[variable] = 'many';
      assert.throws(() => read(), new RegExp(variable));
    });
  }

  test('sets driver and image, and refuses a driver that there is not', () => {
    assert.deepEqual(read('--driver', 'container', '--sandbox-image', 'mine:1'), { driver: 'container', image: 'mine:1' });
    process.env.OPTIMIZEHUB_SANDBOX_DRIVER = 'embedded';
    process.env.OPTIMIZEHUB_SANDBOX_IMAGE = 'yours:1';
    assert.deepEqual(read(), { driver: 'embedded', image: 'yours:1' });
    assert.throws(() => read('--driver', 'vm'), /choices are auto, container, embedded/i);
  });
});
