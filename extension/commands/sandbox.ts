import { t } from '../words.ts';
import { defineCommand } from './define.ts';
import { sandboxDoctor } from './sandbox-doctor.ts';

const actions = () =>
  [
    {
      label: `$(gear) ${t('Open the sandbox settings')}`,
      detail: t('Where a custom fitness runs, and what it may take'),
      does: 'settings',
    },
    {
      label: `$(pulse) ${t('Run the sandbox doctor')}`,
      detail: t('Check container support, and see how to fix what is missing'),
      does: 'doctor',
    },
  ] as const;

/** What a click on the status bar offers. */
export const sandbox = defineCommand({
  id: 'optimizehub.sandbox',
  title: 'Choose Sandbox…',
  async run(services) {
    const { window } = services;
    const picked = await window.pick('Sandbox for custom fitness functions', actions());
    if (picked?.does === 'settings') await window.openSettings('optimizehub.sandbox');
    if (picked?.does === 'doctor') await sandboxDoctor.run(services);
  },
});
