import type { DriverChoice } from '../../sandbox/find-sandbox.ts';
import { t } from '../words.ts';
import { defineCommand, notDone } from './define.ts';
import { sandboxDoctor } from './sandbox-doctor.ts';

/** As the settings say it, each short enough for one line: a list cuts what is longer. */
const drivers = (): Readonly<Record<DriverChoice, string>> => ({
  auto: t('In a container where Docker or Podman answers, else embedded.'),
  container: t('In a container only, whatever a config asks for; else nothing runs.'),
  embedded: t('Embedded in WebAssembly, needs no container engine; slower, no Python.'),
});

const actions = () =>
  [
    {
      label: `$(gear) ${t('Open the sandbox settings')}`,
      detail: t('Where a custom fitness runs, and what it may take.'),
      does: 'settings',
    },
    {
      label: `$(pulse) ${t('Run the sandbox doctor')}`,
      detail: t('Check container support, and see how to fix what is missing.'),
      does: 'doctor',
    },
  ] as const;

/** Chooses where a custom fitness runs; a click on the status bar offers the same. */
export const sandbox = defineCommand({
  id: 'optimizehub.sandbox',
  title: 'Choose Sandbox…',
  async run({ commands, window, sandbox }) {
    const chosen = sandbox.driver();
    const all = Object.entries(drivers()) as [DriverChoice, string][]; // its own keys
    // Enter alone takes the first one, and so changes nothing.
    const offered = all.toSorted(([a], [b]) => Number(b === chosen) - Number(a === chosen));
    const items = offered.map(([driver, detail]) => ({
      label: driver === chosen ? `$(check) ${driver}` : `$(blank) ${driver}`,
      ...(driver === chosen ? { description: t('chosen') } : {}),
      detail,
      does: driver,
    }));
    const picked = await window.pick('Sandbox for custom fitness functions', [...items, ...actions()]);
    if (picked === undefined) return notDone;
    if (picked.does === 'settings') await window.openSettings('sandbox');
    else if (picked.does === 'doctor') await commands.run(sandboxDoctor.id);
    else await sandbox.chooseDriver(picked.does);
  },
});
