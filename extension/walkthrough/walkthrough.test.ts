import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import texts from '../../package.nls.json' with { type: 'json' };
import type { Services } from '../commands/define.ts';
import { getStarted } from '../commands/get-started.ts';

const root = path.resolve(import.meta.dirname, '../..');
const ids = manifest.contributes.commands.map(({ command }) => command);
/** What stands for a %key% of the manifest. */
const textOf = (key: string): string => (texts as Readonly<Record<string, string>>)[key.slice(1, -1)] ?? '';
const isKnown = (command: string): boolean => command.startsWith('notebook.') || ids.includes(command);

suite('walkthrough', () => {
  const [walkthrough] = manifest.contributes.walkthroughs;

  test('Get Started opens it', async () => {
    const opened: string[] = [];
    const services = { window: { openWalkthrough: async (id: string) => void opened.push(id) } };
    await getStarted.run(services as unknown as Services); // the command uses nothing else
    assert.deepEqual(opened, [walkthrough.id]);
  });

  test('has five steps', () => assert.equal(walkthrough.steps.length, 5));

  for (const { id, description, media } of walkthrough.steps)
    test(`${id} has a picture, and names only commands that there are`, () => {
      assert.ok(existsSync(path.join(root, media.svg)), media.svg);
      // VS Code draws no code there.
      assert.doesNotMatch(textOf(description), /`/);
      const linked = [...textOf(description).matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command);
      assert.deepEqual(
        linked.filter((command) => !isKnown(command)),
        [],
      );
    });
});

suite('a folder that is not trusted', () => {
  test('has no say in any setting of the sandbox or of the engine', () => {
    const settings = manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties));
    const own = settings.filter((name) => /^optimizehub\.(?:sandbox|engine)\./.test(name));
    assert.ok(own.length > 10);
    assert.deepEqual(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations, own);
  });
});
