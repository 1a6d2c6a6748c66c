import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { findChromium } from '../vscode/browser.ts';

/** What a suite needs beyond npm. */
export type Need = 'chromium';

const needs: Record<Need, { readonly packages: readonly string[]; readonly isThere: () => boolean }> = {
  chromium: { packages: ['chromium'], isThere: () => findChromium() !== undefined },
};

/** The needs that are missing even after an attempt to install them, which is made only by root on Debian. */
export function missingNeeds(wanted: readonly Need[]): readonly Need[] {
  const missing = () => [...new Set(wanted)].filter((need) => !needs[need].isThere());
  const packages = missing().flatMap((need) => needs[need].packages);
  if (packages.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install(packages);
  return missing();
}

function install(packages: readonly string[]): void {
  console.log(`Installing ${packages.join(', ')} with apt-get (about a minute) …`);
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...packages],
  ])
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
}
