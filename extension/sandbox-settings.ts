import * as vscode from 'vscode';

const section = 'optimizehub.sandbox';

/** The user's settings `optimizehub.sandbox.*` as they are written, right or wrong: the kernel says what is wrong with them. */
export function sandboxSettings(): Readonly<Record<string, unknown>> {
  // A copy: what VS Code gives is a proxy, which no message can carry.
  return JSON.parse(JSON.stringify(vscode.workspace.getConfiguration().get(section) ?? {}));
}

/** Calls back whenever one of them changed. */
export const onSandboxSettings = (listener: () => void): vscode.Disposable =>
  vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) listener();
  });
