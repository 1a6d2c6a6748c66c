import * as vscode from 'vscode';
import type { NextStep } from './commands/define.ts';
import { stepsOf } from './message-steps.ts';
import { t, tellError } from './words.ts';

/** Shows every message of ours, so that none is cut. What is chosen below one is done; where that fails, a message tells of it. */
export class Messages {
  private readonly channel: vscode.LogOutputChannel;

  /** @param channel has failures in full */
  constructor(channel: vscode.LogOutputChannel) {
    this.channel = channel;
  }

  inform(message: string, ...steps: readonly NextStep[]): void {
    void this.show(vscode.window.showInformationMessage, message, steps);
  }

  warn(message: string, ...steps: readonly NextStep[]): void {
    void this.show(vscode.window.showWarningMessage, message, steps);
  }

  /** @param what did not succeed, as its button or its command says */
  fail(what: string, error: unknown): void {
    this.channel.error(error instanceof Error ? error : String(error));
    this.alert(t('{0} failed: {1}', what.replace('…', ''), tellError(error)));
  }

  /** Tells of a fault whose details stand in the channel. */
  alert(message: string): void {
    const toChannel: NextStep = { title: t('Show Output'), does: () => this.channel.show() };
    void this.show(vscode.window.showErrorMessage, message, [toChannel]);
  }

  private async show(
    place: (message: string, ...buttons: string[]) => Thenable<string | undefined>,
    message: string,
    steps: readonly NextStep[],
  ): Promise<void> {
    const all = stepsOf(message, steps);
    const title = await place(message, ...all.map((step) => step.title));
    try {
      await all.find((step) => step.title === title)?.does();
    } catch (error) {
      this.fail(title ?? '', error);
    }
  }
}
