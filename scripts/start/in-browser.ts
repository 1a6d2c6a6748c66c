import { randomBytes } from 'node:crypto';
import os from 'node:os';
import { type RunningServer, startServer } from '../vscode/server.ts';
import { chosenHome, homeNote } from './home.ts';

/** Serves VS Code with the extension and the folder on this machine until Ctrl+C. @param firstNotebook what the window opens, in the folder */
export async function serveInBrowser(vsix: string, folder: string, firstNotebook: string): Promise<void> {
  console.log('No desktop VS Code (`code`) here: using a VS Code server in the browser.');
  const server = await startOrSayWhy(vsix, folder);
  console.log(`\nOpen this address in a browser:\n\n  ${server.urlOpening(firstNotebook)}\n`);
  console.log(
    `It shows ${firstNotebook} of a copy of the samples (${folder}): run its first cell with Shift+Enter. Ctrl+C ends it.`,
  );
  console.log(homeNote(server.engineHome, process.env));
  await Promise.race([server.exited, interrupted()]);
  console.log('\nEnding VS Code …');
  await server.stop();
}

/** A window that has just begun knows of no notebooks yet, and would open one as JSON. */
export const notebooksAtOnce = { 'workbench.editorAssociations': { '*.ipynb': 'jupyter-notebook' } };

async function startOrSayWhy(vsix: string, folder: string): Promise<RunningServer> {
  try {
    const environment = { HOME: os.homedir(), ...chosenHome(process.env) };
    return await startServer({
      vsix,
      folder,
      connectionToken: randomBytes(16).toString('hex'),
      environment,
      settings: notebooksAtOnce,
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error(
      'VS Code could not be started. If npm cannot reach its registry, check the network or the proxy settings, then run npm start again.',
    );
    process.exit(1);
  }
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
