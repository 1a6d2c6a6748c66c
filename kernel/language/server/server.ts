import {
  DefinitionRequest,
  type InitializeParams,
  type InitializeResult,
  ReferencesRequest,
  RenameRequest,
  TextDocumentSyncKind,
} from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { parseConfig } from '../../../engine/config/parse.ts';
import { languages } from '../../../sandbox/language.ts';
import { speakByBundle } from '../../words.ts';
import { isBelowKey } from '../complete.ts';
import { type Measure, orAsLastRun } from '../cost.ts';
import { type ConfigPlace, LastRuns } from '../last-runs.ts';
import { foldsOf, symbolsOf } from '../outline.ts';
import { type PacesParams, pacesMethod } from '../paces.ts';
import { actionsIn, completionsIn, costHints, diagnosticsIn, formattingOf, hoverIn, lensesOf } from '../service.ts';
import { definitionOf, referencesOf, renameableAt, renamed } from './fitness-places.ts';
import { OpenTexts } from './open-texts.ts';

/** What the language server needs of whoever starts it. */
export interface ServerOptions {
  readonly connection: Connection;
  /** What a run costs on this machine. */
  readonly measure: Measure;
  /** Processors that runs share. */
  readonly cores: number;
}

// No colon: a key of a mapping is followed by Enter, which would take the first of what is proposed.
const triggers = [' ', '-', '[', '{', ',', '\n'];
const cellLanguages = ['optimizehub', ...languages];

/** What an editor may ask for when it starts the server. */
interface InitializationOptions {
  /** Cells of language YAML are configs, too. */
  readonly servesYamlCells?: boolean;
  /** Texts of the editor's language by their English ones; absent in English. */
  readonly translations?: Readonly<Record<string, string>>;
}

/** Serves the language of configs over one connection, until it closes. */
export function serveLanguage({ connection, measure, cores }: ServerOptions): void {
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
  let redrawsHints = false;
  connection.onInitialize(
    ({ capabilities, initializationOptions }: InitializeParams & { initializationOptions?: InitializationOptions }) => {
      if (initializationOptions?.translations) speakByBundle(initializationOptions.translations);
      redrawsHints = capabilities.workspace?.inlayHint?.refreshSupport === true;
      hasCodeCells = capabilities.textDocument?.rename?.dynamicRegistration === true;
      return initializeResult(initializationOptions);
    },
  );
  // In cells of code there is nothing but the name of a fitness that we know of.
  connection.onInitialized(() => {
    if (!hasCodeCells) return;
    const documentSelector = languages.map((language) => ({ notebook: '*', language }));
    void connection.client.register(RenameRequest.type, { documentSelector, prepareProvider: true });
    void connection.client.register(DefinitionRequest.type, { documentSelector });
    void connection.client.register(ReferencesRequest.type, { documentSelector });
  });
  connection.onCompletion(
    about(async (document, { position, context }) => {
      const offset = document.offsetAt(position);
      // Whoever presses Enter again wants an empty line.
      if (context?.triggerCharacter === '\n' && !isBelowKey(document.getText(), offset)) return [];
      return completionsIn(document, offset, await texts.around(document));
    }),
  );
  connection.onHover(
    about((document, { position }) => hoverIn(document, document.offsetAt(position), texts.cellsAround(document)) ?? null),
  );
  connection.onCodeAction(about((document, { range }) => actionsIn(document, range, texts.cellsAround(document))));
  connection.onDocumentSymbol(about((document) => [...symbolsOf(document.getText())]));
  connection.onFoldingRanges(about((document) => [...foldsOf(document.getText())]));
  connection.onDocumentFormatting(about(formattingOf));
  connection.languages.inlayHint.on(
    about((document) => {
      const place = placeOf(document);
      return costHints(
        document,
        orAsLastRun(measure, (problem) => lastRuns.pacesOf(place, problem)),
        cores,
      );
    }),
  );
  connection.onNotification(pacesMethod, ({ uri, paces }: PacesParams) => {
    const document = texts.find(uri);
    const parsed = document && parseConfig(document.getText());
    if (!document || !parsed?.ok) return; // closed, or edited since
    lastRuns.note(placeOf(document), parsed.config.problem, paces);
    if (redrawsHints) connection.languages.inlayHint.refresh().catch((error: unknown) => connection.console.warn(String(error)));
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
