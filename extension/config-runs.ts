import * as vscode from 'vscode';
import { chartType } from './controller/live-outputs.ts';
import { createNotebook, runCells } from './new-notebook.ts';
import { openTabOf } from './notebook-tabs.ts';

const stateKey = 'optimizehub.configRuns';

/** Where the config of a file was run last. */
interface LastRun {
  /** Path of the notebook, which need not be saved. */
  readonly notebook: string;
  /** As it was run. */
  readonly text: string;
}

/** Runs config files, each in the notebook that it was run in before, while that is open. */
export class ConfigRuns {
  private readonly state: vscode.Memento;

  /** @param state outlives the window, as an unsaved notebook does */
  constructor(state: vscode.Memento) {
    this.state = state;
  }

  /**
   * Runs the present text of a config file: in its cell of the last time, where that is as it was left and has come to its end, else in
   * a new cell below all others, so that nothing is lost that was written or is still moving.
   * @param config absolute path; undefined for a text that was never saved, which always gets a notebook of its own
   */
  async run(text: string, config: string | undefined): Promise<void> {
    const last = config === undefined ? undefined : this.all()[config];
    const tab = last && openTabOf(last.notebook);
    if (config === undefined || tab === undefined) {
      const notebook = await createNotebook([{ text, language: 'optimizehub' }], true, config);
      if (config !== undefined) await this.remember(config, { notebook: notebook.uri.fsPath, text });
      return;
    }
    const notebook = await vscode.workspace.openNotebookDocument(tab.uri);
    const free = notebook.getCells().findLast((cell) => cell.document.getText() === last?.text && hasEnded(cell));
    const index = free?.index ?? notebook.cellCount;
    await write(notebook, free, text);
    await this.remember(config, { notebook: notebook.uri.fsPath, text });
    const shown = new vscode.NotebookRange(index, index + 1);
    await vscode.window.showNotebookDocument(notebook, { viewColumn: tab.viewColumn, selections: [shown] });
    await runCells(notebook, shown);
  }

  private all(): Readonly<Record<string, LastRun>> {
    return this.state.get<Readonly<Record<string, LastRun>>>(stateKey, {});
  }

  /** Of notebooks that are closed nothing is kept. */
  private async remember(config: string, run: LastRun): Promise<void> {
    const kept = Object.entries(this.all()).filter(([, { notebook }]) => openTabOf(notebook) !== undefined);
    await this.state.update(stateKey, { ...Object.fromEntries(kept), [config]: run });
  }
}

/** Puts the text into the cell, or into a new one at the end. */
async function write(notebook: vscode.NotebookDocument, cell: vscode.NotebookCell | undefined, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  if (cell === undefined) {
    const data = new vscode.NotebookCellData(vscode.NotebookCellKind.Code, text, 'optimizehub');
    edit.set(notebook.uri, [vscode.NotebookEdit.insertCells(notebook.cellCount, [data])]);
  } else if (cell.document.getText() !== text)
    edit.replace(cell.document.uri, new vscode.Range(0, 0, cell.document.lineCount, 0), text);
  else return;
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(`The editor did not take the config into ${notebook.uri.fsPath}.`);
}

/** Neither the cell runs nor what it left in the background. */
const hasEnded = ({ executionSummary, outputs }: vscode.NotebookCell): boolean =>
  executionSummary?.timing !== undefined && !outputs.some(({ items }) => items.some(isMoving));

/** Whether this is a chart of tasks that go on. The metadata of an output tell how it began, not how it stands. */
function isMoving({ mime, data }: vscode.NotebookCellOutputItem): boolean {
  if (mime !== chartType) return false;
  const { usermeta } = JSON.parse(new TextDecoder().decode(data)) as { usermeta?: { optimizehub?: { running?: boolean } } }; // ours, or any chart
  return usermeta?.optimizehub?.running === true;
}
