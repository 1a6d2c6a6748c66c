import * as vscode from 'vscode';
import type { MimeBundle } from '../../kernel/messages.ts';
import { chartMime } from '../../kernel/outputs/chart-mime.ts';
import { isFollowRequest, isLanguageRequest, type LanguageMessage, type LiveMessage } from '../renderer/live-messages.ts';

/** Shows charts that move in notebooks' outputs without touching their documents. */
export class LiveOutputs implements vscode.Disposable {
  private readonly messaging = vscode.notebooks.createRendererMessaging('optimizehub-renderer');
  private readonly charts = new Map<string, unknown>();
  private readonly subscription: vscode.Disposable;

  constructor() {
    this.subscription = this.messaging.onDidReceiveMessage(({ editor, message }) => {
      const texts = vscode.l10n.bundle;
      if (isLanguageRequest(message) && texts)
        void this.messaging.postMessage({ type: 'translations', texts } satisfies LanguageMessage, editor);
      // An output that comes into view late, or again after a reload.
      if (isFollowRequest(message) && this.charts.has(message.group)) void this.post(message.group, editor);
    });
  }

  /** @param data what the output would hold */
  show(group: string, data: MimeBundle): void {
    this.charts.set(group, data[chartMime]);
    void this.post(group);
  }

  forget(group: string): void {
    this.charts.delete(group);
  }

  private async post(group: string, editor?: vscode.NotebookEditor): Promise<void> {
    const message: LiveMessage = { type: 'live', group, spec: this.charts.get(group) };
    await this.messaging.postMessage(message, editor);
  }

  dispose(): void {
    this.subscription.dispose();
  }
}
