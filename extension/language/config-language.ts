import * as vscode from 'vscode';
import type { Paces } from '../../kernel/language/paces.ts';
import { hasYamlExtension, isConfig } from '../config-documents.ts';
import type { Diagnostics } from '../diagnostics.ts';
import type { Messages } from '../messages.ts';
import type * as Client from './client.ts';

/** What the language works with; paths are absolute, and `diagnostics` belongs to the caller. */
export interface ConfigLanguageOptions {
  /** The bundled client, which is loaded when it is needed. */
  readonly clientEntry: string;
  readonly serverEntry: string;
  readonly diagnostics: Diagnostics;
  readonly log: vscode.LogOutputChannel;
  readonly messages: Messages;
}

/** The language of configs: its server is started with the first config that is opened. */
export class ConfigLanguage implements vscode.Disposable {
  private readonly options: ConfigLanguageOptions;
  private readonly subscription: vscode.Disposable;
  private client: Promise<Client.LanguageService | undefined> | undefined;

  constructor(options: ConfigLanguageOptions) {
    this.options = options;
    this.subscription = vscode.workspace.onDidOpenTextDocument((document) => this.look(document));
    for (const document of vscode.workspace.textDocuments) this.look(document);
  }

  private look(document: vscode.TextDocument): void {
    if (isConfig(document)) this.client ??= this.start();
  }

  /** Tells how fast the run of a config was; nothing where no server was needed so far. */
  tellPaces(config: vscode.Uri, paces: Paces): void {
    void this.client?.then((client) => client?.tellPaces(config, paces));
  }

  private async start(): Promise<Client.LanguageService | undefined> {
    const { clientEntry, serverEntry, diagnostics, log, messages } = this.options;
    try {
      const { startLanguageClient } = require(clientEntry) as typeof Client; // built from that module
      return await startLanguageClient({
        serverEntry,
        log,
        servesYamlCells: !hasYamlExtension(),
        onDiagnostics: (uri, found) => diagnostics.showChecked(uri, found),
      });
    } catch (error) {
      log.error(error instanceof Error ? error : String(error));
      messages.alert(
        vscode.l10n.t('Validation and completion are off: the language server did not start. Reload the window to try again.'),
      );
      return undefined;
    }
  }

  dispose(): void {
    this.subscription.dispose();
    void this.client?.then((client) => client?.dispose());
  }
}
