import * as vscode from 'vscode';

/** A notebook that is open in an editor, and where. */
export interface NotebookTab {
  readonly uri: vscode.Uri;
  readonly viewColumn: vscode.ViewColumn;
}

/** Every notebook that is open in an editor, shown or behind another one; both sides of a comparison count. */
export const notebookTabs = (): readonly NotebookTab[] =>
  vscode.window.tabGroups.all.flatMap(({ tabs, viewColumn }) =>
    tabs.flatMap((tab) => notebooksOf(tab).map((uri) => ({ uri, viewColumn }))),
  );

/** @param path of the notebook, saved or not */
export const openTabOf = (path: string): NotebookTab | undefined => notebookTabs().find(({ uri }) => uri.fsPath === path);

/** The notebooks that a tab shows. */
export function notebooksOf({ input }: vscode.Tab): readonly vscode.Uri[] {
  if (input instanceof vscode.TabInputNotebook) return [input.uri];
  return input instanceof vscode.TabInputNotebookDiff ? [input.original, input.modified] : [];
}
