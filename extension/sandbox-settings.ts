import * as vscode from 'vscode';
import type { DriverChoice } from '../sandbox/find-sandbox.ts';

const section = 'optimizehub.sandbox';

/** The user's settings `optimizehub.sandbox.*` as they are written, right or wrong: the kernel says what is wrong with them. */
export function sandboxSettings(): Readonly<Record<string, unknown>> {
  // A copy: what VS Code gives is a proxy, which no message can carry.
  return JSON.parse(JSON.stringify(vscode.workspace.getConfiguration().get(section) ?? {}));
}

/** Sets where a custom fitness runs. VS Code writes a setting of the machine where that machine has its own, also from another one. */
export async function chooseDriver(driver: DriverChoice): Promise<void> {
  await vscode.workspace.getConfiguration(section).update('driver', driver, vscode.ConfigurationTarget.Global);
}

/** Calls back whenever one of them changed. */
export const onSandboxSettings = (listener: () => void): vscode.Disposable =>
  vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
