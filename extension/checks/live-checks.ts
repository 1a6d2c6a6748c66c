import path from 'node:path';
import * as vscode from 'vscode';
import type { Clock } from '../../kernel/clock.ts';
import type { CheckReply, CheckRequest } from '../../kernel/messages.ts';
import { isLanguage } from '../../sandbox/language.ts';
import { declaresFitness } from '../../sandbox/validate/declares-fitness.ts';
import { isFitnessFileName } from '../../sandbox/validate/source-file.ts';
import type { Diagnostics } from '../diagnostics.ts';
import { mayHoldFitness } from './candidates.ts';
import { Latest } from './latest.ts';

const cellScheme = 'vscode-notebook-cell';
/** A pause in typing, after which a text is looked at. */
const pauseMs = 300;
/** True while the active editor shows a fitness; menus ask for it. */
const contextKey = 'optimizehub.isFitness';

/** What the checks work with; `check` may reject when its process ends, and `diagnostics` belongs to the caller. */
export interface LiveChecksOptions {
  readonly check: (request: CheckRequest) => Promise<CheckReply>;
  readonly diagnostics: Diagnostics;
  /** Whether we run the cells of the notebook. */
  readonly runs: (notebook: vscode.NotebookDocument) => boolean;
  readonly clock: Clock;
  readonly log: (text: string) => void;
}

/**
 * Looks at fitness cells of our notebooks and at fitness files as one types, in another process. Which files count is decided in
 * two steps, so that nobody's other code is even sent there: by name and folder here (candidates.ts), by the configs beside them there.
 */
export class LiveChecks implements vscode.Disposable {
  private readonly options: LiveChecksOptions;
  private readonly latest: Latest;
  /** Files that a command was told are a fitness, until they are closed. */
  private readonly adopted = new Set<string>();
  /** What is known to be a fitness. */
  private readonly known = new Set<string>();
  private readonly changed = new vscode.EventEmitter<void>();
  /** Fires when another text turned out to be a fitness, or to be none. */
  readonly onDidChange = this.changed.event;
  private readonly subscriptions: vscode.Disposable[];

  constructor(options: LiveChecksOptions) {
    this.options = options;
    this.latest = new Latest(options.clock, pauseMs);
    this.subscriptions = [
      this.changed,
      vscode.workspace.onDidOpenTextDocument((document) => this.request(document)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.request(document);
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.close(uri)),
      vscode.window.tabGroups.onDidChangeTabs((event) => this.followTabs(event)),
      // A config that was saved may name other files than before.
      vscode.workspace.onDidSaveTextDocument(({ fileName }) => {
        if (/\.opt\.ya?ml$/.test(fileName)) this.requestAll();
      }),
      vscode.workspace.onDidSaveNotebookDocument(() => this.requestAll()),
      vscode.workspace.onDidOpenNotebookDocument((notebook) => this.requestCells(notebook)),
      vscode.window.onDidChangeActiveTextEditor(() => this.tellContext()),
    ];
    this.requestAll();
  }

  /** Looks at every open text again. */
  requestAll(): void {
    for (const document of vscode.workspace.textDocuments) this.request(document);
  }

  /** Looks at the cells of a notebook, which may have become ours. */
  requestCells(notebook: vscode.NotebookDocument): void {
    for (const cell of notebook.getCells()) this.request(cell.document);
  }

  /** Looks at the file now, as a fitness, and goes on while it is open. */
  async adopt(document: vscode.TextDocument): Promise<CheckReply> {
    const key = document.uri.toString();
    if (document.uri.scheme === 'file') this.adopted.add(key);
    const reply = await this.options.check(requestOf(document, true));
    this.show(document, reply);
    return reply;
  }

  /** Whether the text was found to be a fitness. */
  isFitness(uri: vscode.Uri): boolean {
    return this.known.has(uri.toString());
  }

  private request(document: vscode.TextDocument): void {
    const { uri, languageId } = document;
    if (!mayHoldFitness(uri.scheme, languageId, uri.path)) return;
    this.latest.request(
      uri.toString(),
      () => this.look(document),
      (reply) => {
        if (reply && !document.isClosed) this.show(document, reply);
        this.tellContext(); // it may declare a fitness by now
      },
    );
  }

  /** Undefined when nothing could be said. */
  private async look(document: vscode.TextDocument): Promise<CheckReply | undefined> {
    const isAdopted = this.adopted.has(document.uri.toString());
    if (!isAdopted && !(await this.isCandidate(document))) return { kind: 'other', findings: [] };
    try {
      return await this.options.check(requestOf(document, isAdopted));
    } catch (error) {
      this.options.log(`${document.uri.path} could not be checked: ${error instanceof Error ? error.message : error}`);
      return undefined;
    }
  }

  private async isCandidate({ uri }: vscode.TextDocument): Promise<boolean> {
    const notebooks = vscode.workspace.notebookDocuments;
    if (uri.scheme === cellScheme) {
      const notebook = notebooks.find((candidate) =>
        candidate.getCells().some(({ document }) => document.uri.toString() === uri.toString()),
      );
      return notebook !== undefined && this.options.runs(notebook);
    }
    if (isFitnessFileName(uri.path)) return true;
    const folder = path.dirname(uri.fsPath);
    if (notebooks.some((notebook) => this.options.runs(notebook) && path.dirname(notebook.uri.fsPath) === folder)) return true;
    try {
      const entries = await vscode.workspace.fs.readDirectory(vscode.Uri.file(folder));
      return entries.some(([name]) => /\.opt\.ya?ml$/.test(name));
    } catch (error) {
      // A folder that is gone holds no config; one that may not be listed may hold one, and is told of.
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound'))
        this.options.log(`${folder} could not be looked through for configs: ${error instanceof Error ? error.message : error}`);
      return false;
    }
  }

  private show({ uri }: vscode.TextDocument, { kind, findings }: CheckReply): void {
    const { diagnostics } = this.options;
    const key = uri.toString();
    const wasKnown = this.known.has(key);
    if (kind === 'fitness') {
      this.known.add(key);
      diagnostics.showLive(uri, findings);
    } else {
      this.known.delete(key);
      diagnostics.endLive(uri);
    }
    if (wasKnown === (kind === 'fitness')) return;
    this.changed.fire();
    this.tellContext();
  }

  /** VS Code goes on holding a file whose last tab is closed; who closes it wants to hear no more of it. */
  private followTabs({ opened, closed }: vscode.TabChangeEvent): void {
    for (const uri of opened.flatMap(uriOf)) {
      const document = vscode.workspace.textDocuments.find((candidate) => candidate.uri.toString() === uri.toString());
      if (document) this.request(document);
    }
    const shown = new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(uriOf)).map(String));
    for (const uri of closed.flatMap(uriOf)) if (!shown.has(uri.toString())) this.close(uri);
  }

  private close(uri: vscode.Uri): void {
    const key = uri.toString();
    this.latest.cancel(key);
    this.adopted.delete(key);
    this.known.delete(key);
    this.options.diagnostics.endLive(uri);
  }

  private tellContext(): void {
    const document = vscode.window.activeTextEditor?.document;
    const isFitness = document !== undefined && (this.isFitness(document.uri) || isFileWithFitness(document));
    void vscode.commands.executeCommand('setContext', contextKey, isFitness);
  }

  dispose(): void {
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}

/** A file that nobody has named a fitness may still be checked and run as one: it is offered, and not looked at until then. */
const isFileWithFitness = (document: vscode.TextDocument): boolean => {
  const { uri, languageId } = document;
  const mayBe = uri.scheme === 'file' && mayHoldFitness(uri.scheme, languageId, uri.path);
  return mayBe && isLanguage(languageId) && declaresFitness(document.getText(), languageId);
};

const uriOf = ({ input }: vscode.Tab): vscode.Uri[] => (input instanceof vscode.TabInputText ? [input.uri] : []);

function requestOf(document: vscode.TextDocument, isAdopted: boolean): CheckRequest {
  const { uri, languageId: language_id } = document;
  const file = uri.scheme === cellScheme ? {} : { file: uri.fsPath };
  return { text: document.getText(), language_id, ...file, ...(isAdopted ? { as: 'fitness' as const } : {}) };
}
