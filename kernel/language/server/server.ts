import {
  DefinitionRequest,
  type Diagnostic,
  DiagnosticSeverity,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  ReferencesRequest,
  RenameRequest,
  TextDocumentSyncKind,
  WatchKind,
} from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { parseConfig } from '../../../engine/config/parse.ts';
import { languages } from '../../../sandbox/language.ts';
import { speakByBundle } from '../../words.ts';
import { isToGoOn } from '../complete.ts';
import { type Measure, orAsLastRun } from '../cost.ts';
import { type ConfigPlace, LastRuns } from '../last-runs.ts';
import { foldsOf, symbolsOf } from '../outline.ts';
import { type PacesParams, pacesMethod } from '../paces.ts';
import { actionsIn, completionsIn, costHints, diagnosticsIn, formattingOf, hoverIn, lensesOf } from '../service.ts';
import { toldCost } from '../told-cost.ts';
import { definitionOf, referencesOf, renameableAt, renamed } from './fitness-places.ts';
import { OpenTexts } from './open-texts.ts';

/** What the language server needs of whoever starts it. */
export interface ServerOptions {
  readonly connection: Connection;
  /** Measures what runs cost on this machine; what takes a while is told when it calls back. */
  measuring(onMeasured: () => void): Measure;
  /** Processors that runs share. */
  readonly cores: number;
}

const isError = ({ severity }: Diagnostic): boolean => severity === DiagnosticSeverity.Error;

// No colon, bracket or comma: each may be followed by Enter, which would take the first of what is proposed; and a dash wants a blank.
const triggers = [' ', '\n'];
const cellLanguages = ['optimizehub', ...languages];

/** What an editor may ask for when it starts the server. */
interface InitializationOptions {
  /** Cells of language YAML are configs, too. */
  readonly servesYamlCells?: boolean;
  /** Texts of the editor's language by their English ones; absent in English. */
  readonly translations?: Readonly<Record<string, string>>;
}

/** Serves the language of configs over one connection, until it closes. */
export function serveLanguage({ connection, measuring, cores }: ServerOptions): void {
  const check = (document: TextDocument): void =>
    void connection.sendDiagnostics({
      uri: document.uri,
      version: document.version,
      diagnostics: diagnosticsIn(document, texts.cellsAround(document)),
    });
  const lastRuns = new LastRuns();
  const texts = new OpenTexts(check, (uri) => {
    lastRuns.forget(uri);
    void connection.sendDiagnostics({ uri, diagnostics: [] });
  });

  const placeOf = (document: TextDocument): ConfigPlace => ({ uri: document.uri, folder: texts.folderOf(document) });
  /** Answers about one config; nothing about a text that is not open, or no config. */
  const about =
    <P extends { readonly textDocument: { readonly uri: string } }, R>(answer: (document: TextDocument, params: P) => R) =>
    (params: P): R | null => {
      const document = texts.find(params.textDocument.uri);
      return document && texts.isConfig(document) ? answer(document, params) : null;
    };
  /** Answers about a config, or about a cell of code beside one. */
  const aboutAny =
    <P extends { readonly textDocument: { readonly uri: string } }, R>(answer: (document: TextDocument, params: P) => R) =>
    (params: P): R | null => {
      const document = texts.find(params.textDocument.uri);
      return document ? answer(document, params) : null;
    };

  let hasCodeCells = false;
  let watchesFiles = false;
  let redrawsHints = false;
  const redrawHints = (): void => {
    if (redrawsHints) connection.languages.inlayHint.refresh().catch((error: unknown) => connection.console.warn(String(error)));
  };
  const measure = measuring(redrawHints);
  const measureOf = (document: TextDocument): Measure => {
    const place = placeOf(document);
    return orAsLastRun(measure, (problem) => lastRuns.pacesOf(place, problem));
  };
  const isRefused = (document: TextDocument): boolean => diagnosticsIn(document, texts.cellsAround(document)).some(isError);
  connection.onInitialize(
    ({
      capabilities,
      initializationOptions,
      workspaceFolders,
    }: InitializeParams & { initializationOptions?: InitializationOptions }) => {
      if (initializationOptions?.translations) speakByBundle(initializationOptions.translations);
      redrawsHints = capabilities.workspace?.inlayHint?.refreshSupport === true;
      texts.settle(workspaceFolders ?? []);
      watchesFiles = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
      hasCodeCells = capabilities.textDocument?.rename?.dynamicRegistration === true;
      return initializeResult(initializationOptions);
    },
  );
  connection.onInitialized(() => {
    // A file that comes, goes, grows too large or may be read by now changes the verdict on what names it.
    const watchers = [{ globPattern: '**/*.{js,mjs,ts,py}', kind: WatchKind.Create | WatchKind.Change | WatchKind.Delete }];
    if (watchesFiles) void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    if (hasCodeCells) serveCodeCells();
  });
  connection.onDidChangeWatchedFiles(() => {
    for (const config of texts.configs()) check(config);
    redrawHints(); // what would be refused has none
  });
  // In cells of code there is nothing but the name of a fitness that we know of.
  const serveCodeCells = (): void => {
    const documentSelector = languages.map((language) => ({ notebook: '*', language }));
    void connection.client.register(RenameRequest.type, { documentSelector, prepareProvider: true });
    void connection.client.register(DefinitionRequest.type, { documentSelector });
    void connection.client.register(ReferencesRequest.type, { documentSelector });
  };
  connection.onCompletion(
    about(async (document, { position, context }) => {
      const offset = document.offsetAt(position);
      // Whoever presses Enter again wants an empty line.
      if (context?.triggerCharacter === '\n' && !isToGoOn(document.getText(), offset)) return [];
      return completionsIn(document, offset, await texts.around(document, offset));
    }),
  );
  connection.onHover(
    about((document, { position }) => {
      const around = texts.cellsAround(document);
      const tellCost = () => (isRefused(document) ? undefined : toldCost(document.getText(), measureOf(document), cores));
      return hoverIn(document, document.offsetAt(position), around, tellCost) ?? null;
    }),
  );
  connection.onCodeAction(
    about(async (document, { range }) => {
      const found = actionsIn(document, range, texts.cellsAround(document));
      // Asked with every move of the cursor: the folder is read only where one of its files may be what is missing.
      const isWithoutFunction = found.some(({ diagnostics = [] }) => diagnostics.some(({ code }) => code === 'no-function'));
      return isWithoutFunction ? actionsIn(document, range, await texts.filesAround(document)) : found;
    }),
  );
  connection.onDocumentSymbol(about((document) => [...symbolsOf(document.getText())]));
  connection.onFoldingRanges(about((document) => [...foldsOf(document.getText())]));
  connection.onDocumentFormatting(about(formattingOf));
  connection.languages.inlayHint.on(
    about((document) => (isRefused(document) ? [] : costHints(document, measureOf(document), cores))),
  );
  connection.onNotification(pacesMethod, ({ uri, paces }: PacesParams) => {
    const document = texts.find(uri);
    const parsed = document && parseConfig(document.getText());
    if (!document || !parsed?.ok) return; // closed, or edited since
    lastRuns.note(placeOf(document), parsed.config.problem, paces);
    redrawHints();
  });
  connection.onCodeLens(about(lensesOf));
  connection.onDefinition(aboutAny((document, { position }) => definitionOf(texts, document, document.offsetAt(position))));
  connection.onReferences(aboutAny((document, { position }) => referencesOf(texts, document, document.offsetAt(position))));
  connection.onPrepareRename(
    aboutAny((document, { position }) => {
      const found = renameableAt(texts, document, document.offsetAt(position));
      return found && { range: found.range, placeholder: found.name };
    }),
  );
  connection.onRenameRequest(
    aboutAny((document, { position, newName }) => renamed(texts, document, document.offsetAt(position), newName)),
  );
  texts.listen(connection);
  connection.listen();
}

const initializeResult = (options: InitializationOptions | undefined): InitializeResult => ({
  capabilities: {
    textDocumentSync: TextDocumentSyncKind.Incremental,
    notebookDocumentSync: {
      notebookSelector: [
        {
          notebook: '*',
          cells: [...cellLanguages, ...(options?.servesYamlCells ? ['yaml'] : [])].map((language) => ({ language })),
        },
      ],
    },
    completionProvider: { triggerCharacters: triggers },
    hoverProvider: true,
    codeActionProvider: { codeActionKinds: ['quickfix'] },
    documentSymbolProvider: { label: 'OptimizeHub' },
    foldingRangeProvider: true,
    documentFormattingProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    renameProvider: { prepareProvider: true },
    inlayHintProvider: true,
    codeLensProvider: {},
  },
  serverInfo: { name: 'optimizehub' },
});
