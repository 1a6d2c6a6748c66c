import * as vscode from 'vscode';
import { chartMime } from '../kernel/outputs/chart-mime.ts';
import { declares } from './active-config.ts';
import type { NewCell } from './commands/define.ts';
import { cellData, createNotebook, runCells } from './new-notebook.ts';
import { copyOfCell } from './notebook-metadata.ts';
import { type NotebookTab, openTabOf } from './notebook-tabs.ts';
import { t } from './words.ts';

const stateKey = 'optimizehub.configRuns';

/** Where the config of a file was run last, or what was made of it. */
interface LastRun {
  /** Path of the notebook, which need not be saved. */
  readonly notebook: string;
  /** Of the config, as it was run; undefined where it was not run by itself. */
  readonly text: string | undefined;
}

/** One whose notebook is open, and where. */
type OpenRun = LastRun & { readonly tab: NotebookTab };

/** Runs configs, each in the notebook that was opened for it before, while that is open. */
export class ConfigRuns {
  private readonly state: vscode.Memento;
  /** Ends when all runs that were asked for have begun; never rejects. */
  private begun: Promise<unknown> = Promise.resolve();

  /** @param state outlives the window, as an unsaved notebook does */
  constructor(state: vscode.Memento) {
    this.state = state;
  }

  /**
   * Runs the present text of a config file: in its cell of the last time, where that is as it was left and has come to its end, else in
   * a new cell below all others, so that nothing is lost that was written or is still moving.
   * @param config absolute path; undefined for a text that was never saved, which always gets a notebook of its own
   */
  run(text: string, config: string | undefined): Promise<void> {
    return this.inOrder(async () => {
      const last = this.lastOf(config);
      const cell: NewCell = { text, language: 'optimizehub' };
      if (config === undefined || last === undefined) return this.open([cell], config, text);
      const notebook = await vscode.workspace.openNotebookDocument(last.tab.uri);
      const free = notebook.getCells().findLast(({ document }) => document.getText() === last.text);
      if (free === undefined || !hasEnded(free)) return this.append([cell], config, { ...last, text });
      await replace(free, text);
      await this.remember(config, { notebook: notebook.uri.fsPath, text }, [cell]);
      await show(notebook, last.tab, new vscode.NotebookRange(free.index, free.index + 1));
    });
  }

  /**
   * Runs cells that were made of a config below all others of its notebook. A fitness that is there already is run in its place; beside
   * another one it would not be known which is meant, so that they get a notebook of their own.
   * @param config absolute path; undefined for a text that was never saved, which always gets a notebook of its own
   */
  add(cells: readonly NewCell[], config: string | undefined): Promise<void> {
    return this.inOrder(async () => {
      if (config === undefined) return this.open(cells, config);
      for (const last of [this.lastOf(keyOf(config, cells)), this.lastOf(config)]) {
        if (last === undefined) continue;
        const notebook = await vscode.workspace.openNotebookDocument(last.tab.uri);
        if (!hasOtherFitness(notebook, cells)) return this.append(cells, config, last);
      }
      return this.open(cells, config);
    });
  }

  /** One after the other: the second run of a config finds the notebook of the first. */
  private inOrder(begin: () => Promise<void>): Promise<void> {
    const run = this.begun.then(begin);
    this.begun = run.catch(() => undefined); // who asked for it hears of it
    return run;
  }

  private async open(cells: readonly NewCell[], config: string | undefined, text?: string): Promise<void> {
    const notebook = await createNotebook(cells, true, config);
    if (config !== undefined) await this.remember(config, { notebook: notebook.uri.fsPath, text }, cells);
  }

  private async append(cells: readonly NewCell[], config: string, { tab, text }: OpenRun): Promise<void> {
    const notebook = await vscode.workspace.openNotebookDocument(tab.uri);
    const known = notebook.getCells().filter((there) => cells.some((cell) => isSameBesideConfig(cell, there)));
    const added = cells.filter((cell) => !known.some((there) => isSameBesideConfig(cell, there)));
    const from = notebook.cellCount;
    const edit = new vscode.WorkspaceEdit();
    edit.set(notebook.uri, [vscode.NotebookEdit.insertCells(from, added.map(cellData))]);
    await apply(edit, notebook.uri);
    await this.remember(config, { notebook: notebook.uri.fsPath, text }, cells);
    await show(notebook, tab, new vscode.NotebookRange(from, notebook.cellCount), known);
  }

  private lastOf(config: string | undefined): OpenRun | undefined {
    const last = config === undefined ? undefined : this.all()[config];
    const tab = last && openTabOf(last.notebook);
    return last && tab && { ...last, tab };
  }

  private all(): Readonly<Record<string, LastRun>> {
    return this.state.get<Readonly<Record<string, LastRun>>>(stateKey, {});
  }

  /** Of notebooks that are closed nothing is kept. */
  private async remember(config: string, run: LastRun, cells: readonly NewCell[]): Promise<void> {
    const kept = Object.entries(this.all()).filter(([, { notebook }]) => openTabOf(notebook) !== undefined);
    await this.state.update(stateKey, { ...Object.fromEntries(kept), [config]: run, [keyOf(config, cells)]: run });
  }
}

/** What a run is remembered by: the config, and the file of its fitness where the cells hold a copy of one. */
function keyOf(config: string, cells: readonly NewCell[]): string {
  const copyOf = cells.find((cell) => cell.copyOf !== undefined)?.copyOf;
  return copyOf === undefined ? config : `${config} with ${copyOf}`;
}

/** Shows cells and runs them. @param before cells that are run first */
async function show(
  notebook: vscode.NotebookDocument,
  { viewColumn }: NotebookTab,
  cells: vscode.NotebookRange,
  before: readonly vscode.NotebookCell[] = [],
): Promise<void> {
  const editor = await vscode.window.showNotebookDocument(notebook, { viewColumn, selections: [cells] });
  // What comes of it shows below its last cell.
  editor.revealRange(new vscode.NotebookRange(cells.end - 1, cells.end), vscode.NotebookEditorRevealType.AtTop);
  await runCells(notebook, [...before.map(({ index }) => new vscode.NotebookRange(index, index + 1)), cells]);
}

async function replace({ document, notebook }: vscode.NotebookCell, text: string): Promise<void> {
  if (document.getText() === text) return;
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), text);
  await apply(edit, notebook.uri);
}

async function apply(edit: vscode.WorkspaceEdit, notebook: vscode.Uri): Promise<void> {
  if (!(await vscode.workspace.applyEdit(edit)))
    throw new Error(t('The editor did not take the config into {0}.', notebook.fsPath));
}

/** A fitness, or the words about it. */
function isSameBesideConfig({ text, language, copyOf }: NewCell, cell: vscode.NotebookCell): boolean {
  const { document } = cell;
  return (
    language !== 'optimizehub' && document.languageId === language && document.getText() === text && copyOfCell(cell) === copyOf
  );
}

/** Whether the notebook has a fitness that is not the one among the cells, if there is one. */
function hasOtherFitness(notebook: vscode.NotebookDocument, cells: readonly NewCell[]): boolean {
  const fitness = cells.find(({ copyOf }) => copyOf !== undefined);
  return (
    fitness !== undefined && notebook.getCells().some((cell) => declares(cell.document) && !isSameBesideConfig(fitness, cell))
  );
}

/** Neither the cell runs nor what it left in the background. */
const hasEnded = ({ executionSummary, outputs }: vscode.NotebookCell): boolean =>
  executionSummary?.timing !== undefined && !outputs.some(({ items }) => items.some(isMoving));

/** Whether this is a chart of tasks that go on. The metadata of an output tell how it began, not how it stands. */
function isMoving({ mime, data }: vscode.NotebookCellOutputItem): boolean {
  if (mime !== chartMime) return false;
  const { usermeta } = JSON.parse(new TextDecoder().decode(data)) as { usermeta?: { optimizehub?: { running?: boolean } } }; // ours, or any chart
  return usermeta?.optimizehub?.running === true;
}
