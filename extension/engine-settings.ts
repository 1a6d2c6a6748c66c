import * as vscode from 'vscode';
import { engineSettings, readEngineSettings } from './engine-environment.ts';
import type { Messages } from './messages.ts';
import { openSettings } from './open-settings.ts';

const section = 'optimizehub.engine';
const { t } = vscode.l10n;

/** Only what a user said: a default leaves the matter to the environment. */
function made(): Readonly<Record<string, unknown>> {
  const configuration = vscode.workspace.getConfiguration(section);
  return Object.fromEntries(Object.keys(engineSettings).map((name) => [name, configuration.inspect(name)?.globalValue]));
}

/** Variables of an engine that is started now. */
export const engineEnvironment = (): Readonly<Record<string, string>> => readEngineSettings(made()).variables;

/** Calls back whenever one of the settings `optimizehub.engine.*` changed. */
export const onEngineSettings = (listener: () => void): vscode.Disposable =>
  vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });

/** Tells what is wrong with the settings; where nothing is, and an engine runs under the old ones, offers to restart it. */
export async function offerRestart(configure: () => void, messages: Messages): Promise<void> {
  configure();
  const [mistake] = readEngineSettings(made()).mistakes;
  if (mistake !== undefined) {
    const toSettings = { title: t('Open Settings'), does: () => openSettings('engine') };
    messages.warn(t('{0} The setting is not used.', mistake), toSettings);
    return;
  }
  const { connectRunningEngine } = await import('../engine/client/connect.ts');
  const running = await connectRunningEngine(undefined, { isWatcher: true });
  if (running === undefined) return;
  running.dispose();
  const restart = {
    title: t('Restart Engine'),
    does: () => vscode.commands.executeCommand('optimizehub.restartEngine'),
  };
  const message = t('The engine runs under the settings it was started with. Restart it for the new ones to hold.');
  messages.inform(message, restart);
}
