import { defineCommand, notDone } from './define.ts';

/** Asks step by step, and back, for all that a config needs, then opens it unsaved and does not run it. */
export const newOptimization = defineCommand({
  id: 'optimizehub.newOptimization',
  title: 'New Optimization…',
  async run({ documents, notebooks, window }) {
    // Loaded with its first use: it brings the engine's problems and parser.
    const { begin, configText, notebookCells, pageOf, step } = await import('../new-optimization/index.ts');
    let progress = begin;
    while (progress.at !== 'finished' && progress.at !== 'called off')
      progress = step(progress, await window.showPage(pageOf(progress.at, progress.answers)));
    if (progress.at === 'called off') return notDone;
    if (progress.answers.document === 'config') await documents.create(configText(progress.answers), 'config.opt.yaml');
    else await notebooks.create(notebookCells(progress.answers));
  },
});
