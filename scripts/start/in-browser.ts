import { randomBytes } from 'node:crypto';
import os from 'node:os';
import { type RunningServer, startServer } from '../vscode/server.ts';
import { chosenHome, homeNote } from './home.ts';

/** Serves VS Code with the extension and the folder on this machine until Ctrl+C. */
export async function serveInBrowser(vsix: string, folder: string): Promise<void> {
  console.log('No desktop VS Code (`code`) here: using a VS Code server in the browser.');
  const server = await startOrSayWhy(vsix, folder);
  console.log(`\nOpen this address in a browser:\n\n  ${server.url()}\n`);
  console.log(`It shows a copy of the samples (${folder}): open quickstart.ipynb there. Ctrl+C ends it.`);
  console.log(homeNote(server.engineHome, process.env));
  await Promise.race([server.exited, interrupted()]);
  console.log('\nEnding VS Code …');
  await server.stop();
}

async function startOrSayWhy(vsix: string, folder: string): Promise<RunningServer> {
  try {
    const environment = { HOME: os.homedir(), ...chosenHome(process.env) };
    return await startServer({ vsix, folder, connectionToken: randomBytes(16).toString('hex'), environment });
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
