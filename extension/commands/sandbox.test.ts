import assert from 'node:assert/strict';
import { sandboxDrivers } from '../../engine/config/schema.ts';
import german from '../../package.nls.de.json' with { type: 'json' };
import texts from '../../package.nls.json' with { type: 'json' };
import type { Services } from './define.ts';
import { sandbox } from './sandbox.ts';

interface Row {
  readonly label: string;
  readonly description?: string;
  readonly detail: string;
}

/** A window in which the row of this label is chosen, or none. */
async function choose(label: string | undefined, driver: unknown) {
  const did: string[] = [];
  let rows: readonly Row[] = [];
  const services = {
    window: {
      pick: async (_: string, items: readonly Row[]) => {
        rows = items;
        return items.find((item) => item.label.replace(/^\$\(\w+\) /, '') === label);
      },
      openSettings: async (text: string) => void did.push(`settings ${text}`),
    },
    commands: { run: async (id: string) => void did.push(id) },
    sandbox: { driver: () => driver, chooseDriver: async (chosen: string) => void did.push(`driver ${chosen}`) },
  } as unknown as Services; // the command uses nothing else
  await sandbox.run(services);
  return { did, rows };
}

suite('Choose Sandbox', () => {
  test('offers every sandbox with what the settings say of it, the one that is set first and marked', async () => {
    const { rows, did } = await choose(undefined, 'container');
    assert.deepEqual(
      new Set(rows.slice(0, sandboxDrivers.length).map(({ label }) => label.replace(/.* /, ''))),
      new Set(sandboxDrivers),
    );
    assert.deepEqual(
      rows.slice(0, sandboxDrivers.length).map(({ detail }) => detail),
      (['container', 'auto', 'embedded'] as const).map((driver) => texts[`setting.sandbox.driver.${driver}`]),
    );
    assert.deepEqual(
      rows.filter(({ description }) => description === 'chosen').map(({ label }) => label),
      ['$(check) container'],
    );
    assert.deepEqual(did, []);
  });
  test('ends each description alike', async () => {
    const { rows } = await choose(undefined, 'auto');
    assert.equal(rows.length, sandboxDrivers.length + 2);
    for (const { detail } of rows) assert.match(detail, /[^.]\.$/);
  });
  test('says of each no more than the list shows in its width', () => {
    for (const said of [texts, german])
      for (const driver of sandboxDrivers) {
        const text = said[`setting.sandbox.driver.${driver}`];
        assert.ok(text.length <= 76, `${text.length} letters: ${text}`);
      }
  });
  test('marks none where the setting names none', async () => {
    const { rows } = await choose(undefined, 'docker');
    assert.deepEqual(
      rows.filter(({ description }) => description === 'chosen'),
      [],
    );
  });
  for (const driver of sandboxDrivers)
    test(`sets ${driver}`, async () => assert.deepEqual((await choose(driver, 'auto')).did, [`driver ${driver}`]));
  test('leads to the settings of the sandbox', async () =>
    assert.deepEqual((await choose('Open the sandbox settings', 'auto')).did, ['settings sandbox']));
  test('calls the sandbox doctor as a person does', async () =>
    assert.deepEqual((await choose('Run the sandbox doctor', 'auto')).did, ['optimizehub.sandboxDoctor']));
});
