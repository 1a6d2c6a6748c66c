import * as vscode from 'vscode';

/**
 * Opens our settings, those that a text is found in. They belong to the machine that a fitness runs on: in a window on another machine
 * they stand under the tab of that one, and a search under the tab of the user finds none.
 */
export async function openSettings(text: string): Promise<void> {
  const command =
    vscode.env.remoteName === undefined ? 'workbench.action.openGlobalSettings' : 'workbench.action.openRemoteSettings';
  await vscode.commands.executeCommand(command, { query: `@ext:optimizehub.optimizehub ${text}` });
}
