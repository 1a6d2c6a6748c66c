import * as vscode from 'vscode';
import { systemClock } from '../../kernel/clock.ts';
import { createThrottle } from '../../kernel/throttle.ts';
import { hasFitnessCell } from '../active-config.ts';

/** True while the active notebook is run by us, or one that will be is being opened; menus and keys ask for it. */
const isOurs = 'optimizehub.notebook';
/** True while a cell of the active notebook, whoever runs it, declares a fitness. */
const hasFitness = 'optimizehub.notebookHasFitness';

/** How often its cells are looked through at most. */
const lookMs = 200;

/** Follows the active notebook and tells menus and keys whether it is ours and what it holds. */
export class NotebookContext implements vscode.Disposable {
  private readonly runs: (notebook: vscode.NotebookDocument) => boolean;
  private readonly subscriptions: readonly vscode.Disposable[];
  private readonly told = new Map<string, boolean>();
  private opening = 0;
  /** A notebook opens its cells one by one, and every key typed changes one. */
  private readonly looking = createThrottle(systemClock, lookMs, () => this.tell());

  constructor(runs: (notebook: vscode.NotebookDocument) => boolean) {
    this.runs = runs;
    this.subscriptions = [
      vscode.window.onDidChangeActiveNotebookEditor(() => this.tell()),
      // A cell that changes its language is opened anew; outputs and metadata change nothing here.
      vscode.workspace.onDidOpenTextDocument((document) => this.follow(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.follow(document)),
      vscode.workspace.onDidChangeNotebookDocument(({ contentChanges }) => {
        if (contentChanges.length > 0) this.looking.request();
      }),
    ];
    this.tell();
  }

  /** To be called when what runs a notebook may have changed. */
  tell(): void {
    const notebook = vscode.window.activeNotebookEditor?.notebook;
    this.set(isOurs, this.opening > 0 || (notebook !== undefined && this.runs(notebook)));
    this.set(hasFitness, notebook !== undefined && hasFitnessCell(notebook));
  }

  /**
   * Opens a notebook of ours, whose keys work from the moment it has the keyboard: that another one is active is told
   * only afterwards, and a key pressed until then would be taken for the editor's own.
   */
  async whileOpening(open: () => Promise<void>): Promise<void> {
    this.opening++;
    this.tell();
    try {
      await open();
    } finally {
      this.opening--;
      this.tell();
    }
  }

  private follow({ uri }: vscode.TextDocument): void {
    if (uri.scheme === 'vscode-notebook-cell') this.looking.request();
  }

  private set(key: string, value: boolean): void {
    if (this.told.get(key) === value) return;
    this.told.set(key, value);
    void vscode.commands.executeCommand('setContext', key, value);
  }

  dispose(): void {
    this.looking.cancel();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
