import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { NewCell } from '../commands/define.ts';
import type { EngineMonitor } from '../monitor/engine-monitor.ts';
import { t, tellError } from '../words.ts';
import { dashboardHtml } from './html.ts';
import { type FromPage, isFromPage, type ToPage } from './messages.ts';
import { saveTasks } from './save-tasks.ts';
import { answer, type SessionHost } from './session.ts';

/** What a dashboard works with; it only listens to the monitor, which belongs to the caller. */
export interface DashboardOptions {
  readonly monitor: EngineMonitor;
  readonly extensionUri: vscode.Uri;
  readonly openNotebook: (cells: readonly NewCell[]) => Promise<void>;
  readonly log: (text: string) => void;
}

/** The one dashboard of a window. */
export class Dashboard {
  private readonly options: DashboardOptions;
  private readonly panel: vscode.WebviewPanel;
  private readonly subscriptions: vscode.Disposable[];
  private isReady = false;
  /** What is to be shown once the page listens. */
  private wanted: Extract<ToPage, { type: 'show' | 'search' }> | undefined;

  constructor(panel: vscode.WebviewPanel, options: DashboardOptions, onClosed: () => void) {
    this.panel = panel;
    this.options = options;
    const { monitor, extensionUri } = options;
    const dist = vscode.Uri.joinPath(extensionUri, 'dist');
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.iconPath = vscode.Uri.joinPath(extensionUri, 'extension/dashboard/icon.svg');
    this.subscriptions = [
      panel.webview.onDidReceiveMessage((message: unknown) => this.hear(message)),
      monitor.onChange((overview) => {
        if (!this.isReady || !panel.visible) return;
        if (overview) this.post({ type: 'overview', overview });
        else this.tellLink();
      }),
      panel.onDidChangeViewState(() => {
        // A page that is hidden is thrown away; the one that is made when it is shown again tells when it listens.
        if (!panel.visible) this.isReady = false;
        else if (this.isReady) this.tellLink();
      }),
    ];
    panel.onDidDispose(() => {
      vscode.Disposable.from(...this.subscriptions).dispose();
      onClosed();
    });
    const script = panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, 'dashboard.js'));
    panel.webview.html = dashboardHtml({
      script: script.toString(),
      nonce: randomBytes(16).toString('hex'),
      language: vscode.env.language,
      translations: vscode.l10n.bundle,
    });
    void monitor.wake();
  }

  /** Brings it to the front. @param wanted where it is to lead; undefined leaves it where it is */
  show(wanted: Extract<ToPage, { type: 'show' | 'search' }> | undefined): void {
    this.panel.reveal();
    this.wanted = wanted;
    if (this.isReady) this.tellWanted();
  }

  private hear(message: unknown): void {
    if (!isFromPage(message)) {
      this.options.log('The dashboard sent a message that is not as expected; it was dropped.');
      return;
    }
    if (message.type === 'ask') {
      void this.answer(message);
      return;
    }
    this.isReady = true;
    this.tellLink();
    this.tellWanted();
  }

  private async answer({ number, question }: Extract<FromPage, { type: 'ask' }>): Promise<void> {
    try {
      this.post({ type: 'answer', number, ok: true, value: await answer(question, this.options.monitor, this.host) });
    } catch (error) {
      this.post({ type: 'answer', number, ok: false, message: tellError(error) });
    }
  }

  private tellLink(): void {
    const { link, health, counts } = this.options.monitor;
    this.post({ type: 'link', link, health: health ?? null, counts: counts ?? null });
  }

  private tellWanted(): void {
    if (this.wanted) this.post(this.wanted);
    this.wanted = undefined;
  }

  private post(message: ToPage): void {
    void this.panel.webview.postMessage(message);
  }

  private readonly host: SessionHost = {
    confirm: async (message, action) => (await vscode.window.showWarningMessage(message, { modal: true }, action)) === action,
    copy: async (text) => vscode.env.clipboard.writeText(text),
    openNotebook: (cells) => this.options.openNotebook(cells),
    runCommand: async (command) => void (await vscode.commands.executeCommand(`optimizehub.${command}`)),
    async save(tasks) {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
      const place = await vscode.window.showSaveDialog({
        title: t('Export tasks'),
        filters: { [t('JSON lines, with everything')]: ['jsonl', 'json'], [t('CSV, a table')]: ['csv'] },
        ...(folder ? { defaultUri: vscode.Uri.joinPath(folder, 'tasks.jsonl') } : {}),
      });
      if (place === undefined) return null;
      await saveTasks(tasks(), place.fsPath);
      return place.fsPath;
    },
  };

  dispose(): void {
    this.panel.dispose();
  }
}
