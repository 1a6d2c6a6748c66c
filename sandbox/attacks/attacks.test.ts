import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Docker from 'dockerode';
import { build } from 'esbuild';
import { EmbeddedSandbox } from '../drivers/embedded.ts';
import { formatOwner, thisOwner } from '../drivers/owner.ts';
import { hasApt } from '../images/debian-packages.ts';
import type { Sandbox } from '../sandbox.ts';
import { buildGuests, testContainers } from '../testing.ts';
import type { Attack } from './attack.ts';
import { type Canaries, placeCanaries } from './canaries.ts';
import { exhaustion } from './exhaustion.ts';
import { games } from './games.ts';
import { pythonGames } from './python-games.ts';
import { pythonWays } from './python-ways.ts';
import { isScanned, tryAttack } from './try-attack.ts';
import { waysOut } from './ways-out.ts';

const atOnce = 4;

const tables = {
  'to get out': waysOut,
  'to disturb': games,
  'to exhaust': exhaustion,
  'of Python': pythonWays,
  'by Python': pythonGames,
};

suite('attacks with the scan switched off', () => {
  let guests: Awaited<ReturnType<typeof buildGuests>>;
  let program: string;
  let canaries: Canaries;
  let embedded: Sandbox;
  let containers: Sandbox | undefined;

  suiteSetup(async () => {
    guests = await buildGuests();
    program = path.join(guests.folder, 'evaluate-guest.mjs');
    const entry = path.join(import.meta.dirname, '../evaluate/guest-program.ts');
    await build({ entryPoints: [entry], outfile: program, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
    canaries = await placeCanaries();
    embedded = new EmbeddedSandbox({ guests: guests.folder });
    containers = await testContainers(guests.folder);
  });
  suiteTeardown(async () => {
    await canaries.close();
    await guests.remove();
  });

  for (const [aim, attacks] of Object.entries(tables)) {
    const embeddable = attacks.filter(({ language }) => language !== 'python');
    inTurn(`${aim} are held embedded`, embeddable, (attack) =>
      tryAttack(embedded, program, attack, canaries.plant(attack.source)),
    );
    suite('with a container engine', () => {
      suiteSetup(function () {
        if (containers === undefined || (aim.endsWith('Python') && !hasApt())) this.skip();
      });
      inTurn(`${aim} are held in a container`, attacks, (attack) =>
        containers ? tryAttack(containers, program, attack, canaries.plant(attack.source)) : Promise.resolve(),
      );
    });
  }

  test('leave the machine as it was', async () => {
    assert.deepEqual(await canaries.harm(), []);
    const self = formatOwner(thisOwner());
    const left = readdirSync(tmpdir()).filter((name) => name.startsWith(`optimizehub-guest-${self}-`));
    assert.deepEqual(left, []);
    if (containers !== undefined)
      assert.deepEqual(await new Docker().listContainers({ all: true, filters: { label: [`optimizehub.owner=${self}`] } }), []);
    if (process.platform === 'linux') {
      const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').trim().split(' ').filter(Boolean);
      const guestsLeft = children.filter((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('embedded-guest'));
      assert.deepEqual(guestsLeft, []);
    }
  });
});

suite('the scan', () => {
  for (const [aim, attacks] of Object.entries(tables))
    for (const attack of attacks)
      if (!attack.isAllowed)
        test(`refuses an attack ${aim}: ${attack.title}`, () => assert.equal(isScanned(attack, attack.source), false));
});

/** One test for each attack. A few go on at once, because most of their time is spent on starting and ending. */
function inTurn(name: string, attacks: readonly Attack[], run: (attack: Attack) => Promise<void>): void {
  suite(name, () => {
    const begun = new Map<Attack, Promise<void>>();
    const begin = (attack: Attack): Promise<void> => {
      const going = begun.get(attack) ?? run(attack);
      begun.set(attack, going);
      // Told by the test of the attack.
      going.catch(() => undefined);
      return going;
    };
    attacks.forEach((attack, k) => {
      test(attack.title, async () => {
        attacks.slice(k, k + atOnce).forEach(begin);
        await begin(attack);
      });
    });
    suiteTeardown(async () => void (await Promise.allSettled(begun.values())));
  });
}
