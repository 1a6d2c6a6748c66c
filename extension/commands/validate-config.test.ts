import assert from 'node:assert/strict';
import { parseConfig } from '../../engine/config/parse.ts';
import { findingsBeforeRun } from '../../engine/tasks/findings-before-run.ts';
import german from '../../l10n/bundle.l10n.de.json' with { type: 'json' };
import { speakByBundle } from '../words.ts';
import type { Services } from './define.ts';
import { validateConfig } from './validate-config.ts';

/** What a person is told of a config. */
async function told(text: string): Promise<readonly string[]> {
  const said: string[] = [];
  const say = (message: string) => void said.push(message);
  const services = {
    editor: { config: async () => ({ uri: 'a.opt.yaml' }) },
    checks: { config: async () => ({ name: 'a.opt.yaml', findings: findingsBeforeRun(text, parseConfig(text)) }) },
    window: { inform: say, warnOfProblems: say },
  } as unknown as Services; // the command uses nothing else
  await validateConfig.run(services);
  return said;
}

suite('Validate Config', () => {
  const bare = 'algorithm: PSO\nproblem: {dimensions: 2, bounds: [0, 1]}\n';
  teardown(() => speakByBundle({}));

  test('tells that a config is valid, or what is wrong with it', async () => {
    assert.deepEqual(await told('algorithm: PSO\nproblem: {dimensions: 2, function: sphere}\n'), ['a.opt.yaml is valid.']);
    assert.match((await told('algorithm: PSSO\nproblem: {dimensions: 2, function: sphere}\n'))[0] ?? '', /line 1: "PSSO" is not/);
    assert.match((await told(bare))[0] ?? '', /^a\.opt\.yaml can be read, but see line 2: The config names nothing to optimize/);
  });
  test('tells a warning in the language of the editor, too', async () => {
    speakByBundle(german);
    assert.match(
      (await told(bare))[0] ?? '',
      /^a\.opt\.yaml ist lesbar, aber siehe Zeile 2: Die Konfiguration nennt nichts, was optimiert/,
    );
  });
});
