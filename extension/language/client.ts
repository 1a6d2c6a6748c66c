import * as vscode from 'vscode';
import {
  CodeLensRequest,
  InlayHintRequest,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  TransportKind,
} from 'vscode-languageclient/node';
import { type Paces, type PacesParams, pacesMethod } from '../../kernel/language/paces.ts';
import { notebookType } from '../notebook-metadata.ts';

/** What the client is started with; `onDiagnostics` gets all of a text each time, none when it has none any more. */
export interface ClientOptions {
  /** The bundled language server. */
  readonly serverEntry: string;
  readonly log: vscode.LogOutputChannel;
  readonly onDiagnostics: (uri: vscode.Uri, diagnostics: readonly vscode.Diagnostic[]) => void;
  /** Whether configs in cells of language YAML are ours to complete and check. */
  readonly servesYamlCells: boolean;
}

/** The running server, as the extension uses it beside what the editor asks. */
export interface LanguageService extends vscode.Disposable {
  /** How fast the last run of a config was. */
  tellPaces(config: vscode.Uri, paces: Paces): void;
}

const section = 'optimizehub.language';
const shows = (what: 'showCost' | 'showActions'): boolean => vscode.workspace.getConfiguration(section).get(what, true);

/** Starts the language server and asks it about every config, in files and in cells. */
export async function startLanguageClient(options: ClientOptions): Promise<LanguageService> {
  const server: ServerOptions = { module: options.serverEntry, transport: TransportKind.ipc };
  const client = new LanguageClient('optimizehub', 'OptimizeHub', server, clientOptions(options));
  await client.start();
  const subscription = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(section)) redraw(client);
  });
  return {
    tellPaces(config, paces) {
      const params: PacesParams = { uri: client.code2ProtocolConverter.asUri(config), paces };
      client.sendNotification(pacesMethod, params).catch((error: unknown) => options.log.warn(String(error)));
    },
    dispose() {
      subscription.dispose();
      void client.dispose();
    },
  };
}

const clientOptions = ({ log, onDiagnostics, servesYamlCells }: ClientOptions): LanguageClientOptions => ({
  documentSelector: [{ language: 'optimizehub' }, ...(servesYamlCells ? [{ notebook: { notebookType }, language: 'yaml' }] : [])],
  initializationOptions: { servesYamlCells, ...(vscode.l10n.bundle ? { translations: vscode.l10n.bundle } : {}) },
  outputChannel: log,
  middleware: {
    // Shown with what runs find, so that nothing is told twice.
    handleDiagnostics: (uri, diagnostics) => onDiagnostics(uri, diagnostics),
    async provideCodeLenses(document, token, next) {
      if (!shows('showActions')) return [];
      const lenses = await next(document, token);
      return lenses?.map((lens) => new vscode.CodeLens(lens.range, lens.command && onDocument(lens.command, document.uri)));
    },
    async provideCodeActions(document, range, context, token, next) {
      const actions = await next(document, range, context, token);
      for (const action of actions ?? []) if ('edit' in action && action.edit) makeWhole(action, action.edit, document.uri);
      return actions;
    },
    provideInlayHints: (document, range, token, next) => (shows('showCost') ? next(document, range, token) : []),
  },
});

/** Has the editor ask again for what the settings show or hide. */
function redraw(client: LanguageClient): void {
  for (const document of vscode.workspace.textDocuments) {
    client.getFeature(CodeLensRequest.method).getProvider(document)?.onDidChangeCodeLensEmitter.fire();
    client.getFeature(InlayHintRequest.method).getProvider(document)?.onDidChangeInlayHints.fire();
  }
}

/**
 * A fix that writes to another text makes a file: it comes to the disk with its text, which a run reads there, and not empty and unsaved,
 * and is opened to be written on.
 */
function makeWhole(action: vscode.CodeAction, edit: vscode.WorkspaceEdit, config: vscode.Uri): void {
  const made = edit.entries().find(([uri]) => uri.toString() !== config.toString());
  if (made === undefined) return;
  const [uri, edits] = made;
  action.edit = new vscode.WorkspaceEdit();
  action.edit.createFile(uri, { contents: new TextEncoder().encode(edits.map(({ newText }) => newText).join('')) });
  action.command = { command: 'vscode.open', title: action.title, arguments: [uri, { preview: false }] };
}

/** Commands take the place of a document as the editor has it; their titles are in its language. */
const onDocument = (command: vscode.Command, uri: vscode.Uri): vscode.Command => ({
  ...command,
  title: command.title.replace(
    /^(\$\(\w+\) )?(.*)$/,
    (_, icon: string | undefined, title: string) => `${icon ?? ''}${vscode.l10n.t(title)}`,
  ),
  arguments: [uri],
});
