import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ErrorCodes, ResponseError, TextDocumentSyncKind } from 'vscode-languageserver';
import type { Connection } from 'vscode-languageserver/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Location, WorkspaceEdit } from 'vscode-languageserver-types';
import { namesFile } from '../../fitness-file.ts';
import type { Measure } from '../cost.ts';
import { fitnessNameAt, placesOfFitness } from '../fitness-names.ts';
import { foldsOf, symbolsOf } from '../outline.ts';
import { actionsIn, completionsIn, costHints, diagnosticsIn, formattingOf, hoverIn, lensesOf } from '../service.ts';
import { OpenTexts } from './open-texts.ts';

export interface ServerOptions {
  readonly connection: Connection;
  /** What a run costs on this machine. */
  readonly measure: Measure;
  /** Processors that runs share. */
  readonly cores: number;
}

const triggers = [':', ' ', '-', '[', '{', ',', '\n'];
const cellLanguages = ['optimizehub', 'javascript', 'typescript', 'python'];

/** Serves the language of configs over one connection, until it closes. */
export function serveLanguage({ connection, measure, cores }: ServerOptions): void {
  const check = (document: TextDocument): void =>
    void connection.sendDiagnostics({
      uri: document.uri,
      version: document.version,
      diagnostics: diagnosticsIn(document, texts.cellsAround(document)),
    });
  const texts = new OpenTexts(check, (uri) => void connection.sendDiagnostics({ uri, diagnostics: [] }));

  /** Answers about one config; nothing about a text that is not open, or no config. */
  const about =
    <P extends { readonly textDocument: { readonly uri: string } }, R>(answer: (document: TextDocument, params: P) => R) =>
    (params: P): R | null => {
      const document = texts.find(params.textDocument.uri);
      return document?.languageId === 'optimizehub' ? answer(document, params) : null;
    };

  connection.onInitialize(() => ({
    capabilities: {
      textDocumentSync: TextDocumentSyncKind.Incremental,
      notebookDocumentSync: { notebookSelector: [{ notebook: '*', cells: cellLanguages.map((language) => ({ language })) }] },
      completionProvider: { triggerCharacters: triggers },
      hoverProvider: true,
      codeActionProvider: { codeActionKinds: ['quickfix'] },
      documentSymbolProvider: { label: 'OptimizeHub' },
      foldingRangeProvider: true,
      documentFormattingProvider: true,
      definitionProvider: true,
      renameProvider: { prepareProvider: true },
      inlayHintProvider: true,
      codeLensProvider: {},
    },
    serverInfo: { name: 'optimizehub' },
  }));
  connection.onCompletion(
    about(async (document, { position }) => completionsIn(document, document.offsetAt(position), await texts.around(document))),
  );
  connection.onHover(
    about((document, { position }) => hoverIn(document, document.offsetAt(position), texts.cellsAround(document)) ?? null),
  );
  connection.onCodeAction(about((document, { range }) => actionsIn(document, range, texts.cellsAround(document))));
  connection.onDocumentSymbol(about((document) => [...symbolsOf(document.getText())]));
  connection.onFoldingRanges(about((document) => [...foldsOf(document.getText())]));
  connection.onDocumentFormatting(about(formattingOf));
  connection.languages.inlayHint.on(about((document) => costHints(document, measure, cores)));
  connection.onCodeLens(about(lensesOf));
  connection.onDefinition(about((document, { position }) => definitionOf(texts, document, document.offsetAt(position))));
  connection.onPrepareRename(
    about((document, { position }) => {
      const found = fitnessNameAt(document.getText(), document.offsetAt(position));
      if (!found || namesFile(found.name))
        throw new ResponseError(ErrorCodes.InvalidRequest, 'Only the name of a fitness cell can be renamed.');
      return { range: { start: document.positionAt(found.start), end: document.positionAt(found.end) }, placeholder: found.name };
    }),
  );
  connection.onRenameRequest(
    about((document, { position, newName }) => renamed(texts, document, document.offsetAt(position), newName)),
  );
  texts.listen(connection);
  connection.listen();
}

/** The cell or the file that a config takes its fitness from. */
function definitionOf(texts: OpenTexts, document: TextDocument, offset: number): Location | null {
  const found = fitnessNameAt(document.getText(), offset);
  if (found === undefined) return null;
  const cell = texts.cellsAround(document).cells.find(({ name }) => name === found.name);
  if (cell) return { uri: cell.uri, range: cell.range };
  const folder = texts.folderOf(document);
  if (folder === undefined || !namesFile(found.name)) return null;
  const file = path.resolve(folder, found.name);
  const start = { line: 0, character: 0 };
  return existsSync(file) ? { uri: pathToFileURL(file).href, range: { start, end: start } } : null;
}

/** The name of a fitness cell, there and in every config of its notebook. */
function renamed(texts: OpenTexts, document: TextDocument, offset: number, newName: string): WorkspaceEdit | null {
  const found = fitnessNameAt(document.getText(), offset);
  if (found === undefined || namesFile(found.name)) return null;
  if (!/^[\w-]+$/.test(newName))
    throw new ResponseError(ErrorCodes.InvalidParams, `Expected a name of letters, digits, _ and -, got "${newName}".`);
  const changes: NonNullable<WorkspaceEdit['changes']> = {};
  for (const config of texts.configsBeside(document)) {
    const places = placesOfFitness(config.getText(), found.name);
    if (places.length === 0) continue;
    changes[config.uri] = places.map(({ start, end }) => ({
      range: { start: config.positionAt(start), end: config.positionAt(end) },
      newText: newName,
    }));
  }
  for (const { uri, name, range } of texts.cellsAround(document).cells)
    if (name === found.name) changes[uri] = [{ range, newText: newName }];
  return { changes };
}
