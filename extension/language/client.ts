import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions, TransportKind } from 'vscode-languageclient/node';

export interface ClientOptions {
  /** The bundled language server. */
  readonly serverEntry: string;
  readonly log: vscode.LogOutputChannel;
  readonly onDiagnostics: (uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]) => void;
}

/** Starts the language server and asks it about every config, in files and in cells. */
export async function startLanguageClient({ serverEntry, log, onDiagnostics }: ClientOptions): Promise<vscode.Disposable> {
  const server: ServerOptions = { module: serverEntry, transport: TransportKind.ipc };
  const client = new LanguageClient('optimizehub', 'OptimizeHub', server, clientOptions(log, onDiagnostics));
  await client.start();
  return { dispose: () => void client.dispose() };
}

const clientOptions = (log: vscode.LogOutputChannel, onDiagnostics: ClientOptions['onDiagnostics']): LanguageClientOptions => ({
  documentSelector: [{ language: 'optimizehub' }],
  outputChannel: log,
  middleware: {
    // Shown with what runs find, so that nothing is told twice.
    handleDiagnostics: (uri, diagnostics) => onDiagnostics(uri, diagnostics),
    async provideCodeLenses(document, token, next) {
      const lenses = await next(document, token);
      return lenses?.map((lens) => new vscode.CodeLens(lens.range, lens.command && onDocument(lens.command, document.uri)));
    },
  },
});

/** Commands take the place of a document as the editor has it. */
const onDocument = (command: vscode.Command, uri: vscode.Uri): vscode.Command => ({ ...command, arguments: [uri] });
