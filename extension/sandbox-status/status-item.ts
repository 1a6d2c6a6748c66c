import * as vscode from 'vscode';
import type { Clock } from '../../kernel/clock.ts';
import type { SandboxReport } from '../../kernel/messages.ts';
import { describeSandbox } from './describe.ts';

/** Asking waits until the window has shown what was opened, and until typing between editors has ended. */
const pauseMs = 1000;
/** An engine of containers may come or go: what is known is asked for again after this time, when an editor is chosen. */
const staleMs = 30_000;

/** What the item works with; `report` may take a second and may reject, which is logged. */
export interface SandboxStatusOptions {
  readonly report: () => Promise<SandboxReport>;
  /** Whether what is active has to do with us. */
  readonly isWanted: () => boolean;
  readonly clock: Clock;
  readonly log: (text: string) => void;
}

/** Tells in the status bar which sandbox a custom fitness gets, while something of ours is active. */
export class SandboxStatus implements vscode.Disposable {
  private readonly options: SandboxStatusOptions;
  private readonly item = vscode.window.createStatusBarItem('optimizehub.sandbox', vscode.StatusBarAlignment.Right, 90);
  private readonly subscriptions: vscode.Disposable[];
  private lastUsed: 'container' | 'embedded' | undefined;
  private known: { readonly report: SandboxReport; readonly at: number } | undefined;
  private callOff: () => void = () => undefined;
  private isShown = false;

  constructor(options: SandboxStatusOptions) {
    this.options = options;
    this.item.name = 'OptimizeHub Sandbox';
    this.item.command = 'optimizehub.sandbox';
    const look = (): void => this.look();
    this.subscriptions = [
      this.item,
      vscode.window.onDidChangeActiveTextEditor(look),
      vscode.window.onDidChangeActiveNotebookEditor(look),
    ];
    this.look();
  }

  /** Shows or hides the item, and asks where what is known is old. */
  look(): void {
    const { clock, isWanted } = this.options;
    this.callOff();
    if (!isWanted()) {
      this.isShown = false;
      this.item.hide();
      return;
    }
    if (this.known) this.show();
    if (this.known && clock.now() - this.known.at < staleMs) return;
    this.callOff = clock.schedule(() => void this.ask(), pauseMs);
  }

  /** What was known may be wrong now. */
  refresh(): void {
    this.known = undefined;
    this.look();
  }

  /** A run told which sandbox it used. */
  note(used: 'container' | 'embedded'): void {
    if (used === this.lastUsed) return;
    this.lastUsed = used;
    if (this.known?.report.sandbox === used) this.look();
    else this.refresh();
  }

  private async ask(): Promise<void> {
    const { report, clock, isWanted, log } = this.options;
    try {
      this.known = { report: await report(), at: clock.now() };
      if (isWanted()) this.show();
    } catch (error) {
      log(`The sandbox could not be asked for: ${error instanceof Error ? error.message : error}`);
    }
  }

  private show(): void {
    if (!this.known) return;
    const { text, lines, isWarning } = describeSandbox(this.known.report, this.lastUsed);
    this.item.text = text;
    this.item.tooltip = new vscode.MarkdownString(lines.join('\n\n'));
    this.item.backgroundColor = isWarning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    this.isShown = true;
    this.item.show();
  }

  /** What the status bar says, for tests; empty while it says nothing. */
  get text(): string {
    return this.isShown ? this.item.text : '';
  }

  dispose(): void {
    this.callOff();
    for (const subscription of this.subscriptions) subscription.dispose();
  }
}
