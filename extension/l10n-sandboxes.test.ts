import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectEngine } from '../engine/client/connect.ts';
import { EngineError } from '../engine/client/errors.ts';
import german from '../l10n/bundle.l10n.de.json' with { type: 'json' };
import type { DockerAddress } from '../sandbox/drivers/docker-address.ts';
import { absenceOf, type Machine } from '../sandbox/drivers/engine-absence.ts';
import { badValue, noFitness } from '../sandbox/guest/bad-value.ts';
import { speakByBundle, tell } from './words.ts';

const machine: Machine = { platform: 'linux', environment: {}, userId: 1000, exists: () => true };
const ofContext = { DOCKER_HOST: 'unix:///x', context: 'colima', chosenBy: 'DOCKER_CONTEXT' } as const;
const place = 'unix:///x aus dem Docker-Kontext colima, den DOCKER_CONTEXT nennt';
const elsewhere = '; oder wählen Sie einen anderen Docker-Kontext: unset DOCKER_CONTEXT';
const named: DockerAddress = { DOCKER_HOST: 'tcp://x:1' };

suite('What is wrong with a sandbox or an engine, told in German as whole sentences', () => {
  setup(() => speakByBundle(german));
  teardown(() => speakByBundle({}));

  for (const [what, failure, address, reason, mend] of [
    [
      'is silent',
      'silent',
      ofContext,
      `Keine Antwort von der Engine an ${place}`,
      `Starten Sie die Engine des Docker-Kontexts colima neu${elsewhere}`,
    ],
    [
      'is another program',
      { statusCode: 404 },
      ofContext,
      `Etwas anderes als eine Container-Engine antwortet (HTTP 404) an ${place}`,
      `Berichtigen Sie den Docker-Kontext colima${elsewhere}`,
    ],
    [
      'is another program, by DOCKER_HOST',
      { statusCode: 404 },
      named,
      'Etwas anderes als eine Container-Engine antwortet (HTTP 404) an tcp://x:1, von DOCKER_HOST genannt',
      'Berichtigen Sie DOCKER_HOST; oder fragen Sie den üblichen Socket: unset DOCKER_HOST',
    ],
    [
      'is for others only',
      { code: 'EACCES' },
      {},
      'Dieser Benutzer hat keinen Zugriff auf die Engine an dem üblichen Socket',
      'Treten Sie ihrer Gruppe bei, und melden Sie sich ab und wieder an: sudo usermod -aG docker "$USER"',
    ],
    [
      'is not there',
      { code: 'ENOENT' },
      ofContext,
      `Keine antwortet an ${place}: Diesen Socket gibt es nicht`,
      `Starten Sie die Engine des Docker-Kontexts colima, oder berichtigen Sie diesen Kontext${elsewhere}`,
    ],
  ] as const)
    test(`a container engine that ${what}`, () => {
      const absence = absenceOf(failure, address, machine);
      assert.deepEqual([tell(absence.reason), tell(absence.mend)], [reason, mend]);
    });

  for (const [what, told] of [
    ['null', 'null'],
    ['a promise', 'ein Promise'],
    ['the string "a promise"', 'der Text "a promise"'],
    ['an array of shape (2,)', 'ein Array der Form (2,)'],
    ['something else', 'something else'],
  ] as const)
    test(`a fitness that returns ${what}`, () => {
      assert.equal(tell(badValue(what).sentence ?? ''), `Die Fitness muss eine Zahl zurückgeben; zurück kam: ${told}`);
    });

  test('a source without a fitness', () => {
    assert.equal(tell(noFitness().sentence ?? ''), 'Es braucht eine Funktion namens fitness, es gibt keine');
  });

  test('an engine that ends when it is started, with the end of its log', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'optimizehub-test-german-'));
    try {
      const entry = path.join(folder, 'ends.mjs');
      await writeFile(entry, 'console.error("no way");\nprocess.exitCode = 3;\n');
      const error = await connectEngine({ entry, directory: path.join(folder, 'home') }).catch((thrown: unknown) => thrown);
      assert.ok(error instanceof EngineError && error.sentence);
      assert.match(
        tell(error.sentence),
        /^Die Engine endete beim Start mit dem Code 3\. Das Ende ihres Protokolls \(\S+\):\n(?:.*\n)*no way$/,
      );
      assert.match(
        error.message,
        /^The engine ended with code 3 when it was started\. The end of its log \(\S+\):\n(?:.*\n)*no way$/,
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
