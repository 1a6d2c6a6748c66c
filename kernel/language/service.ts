/** Answers of the language service in the words of the Language Server Protocol; everything it tells is computed elsewhere. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type CompletionItem,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type Hover,
  type InlayHint,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-types';
import type { Finding } from '../../engine/config/config.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { tellFinding } from '../words.ts';
import { checkConfig } from './check-config.ts';
import { complete } from './complete.ts';
import { costDetails, costLabel, costOf, type Measure } from './cost.ts';
import { type Edit, fixesOf } from './fixes.ts';
import { formatted } from './format.ts';
import { explain } from './hover.ts';
import type { Surroundings } from './surroundings.ts';

const severities = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, hint: DiagnosticSeverity.Hint };

const rangeOf = (document: TextDocument, start: number, end: number): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

const editOf = (document: TextDocument, { start, end, text }: Edit): TextEdit => ({
  range: rangeOf(document, start, end),
  newText: text,
});

/** Proposals at an offset, as the Language Server Protocol has them. */
export function completionsIn(document: TextDocument, offset: number, around: Surroundings): CompletionItem[] {
  const completion = complete(document.getText(), offset, around);
  if (completion === undefined) return [];
  const range = rangeOf(document, completion.start, completion.end);
  return completion.proposals.map(({ label, kind, insert, format, detail, documentation, continues }, i) => ({
    label,
    kind,
    insertTextFormat: format,
    textEdit: { range, newText: insert },
    // Editors sort by letters unless they are told an order.
    sortText: String(i).padStart(4, '0'),
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind: 'markdown', value: documentation } }),
    ...(continues ? { command: { title: 'Propose more', command: 'editor.action.triggerSuggest' } } : {}),
  }));
}

/** The explanation of what is at an offset, as the Language Server Protocol has it; undefined where there is none. */
export function hoverIn(document: TextDocument, offset: number, around: Surroundings): Hover | undefined {
  const found = explain(document.getText(), offset, around);
  return found && { range: rangeOf(document, found.start, found.end), contents: { kind: 'markdown', value: found.text } };
}

/** The findings of a config, as the Language Server Protocol has them. */
export const diagnosticsIn = (document: TextDocument, around: Surroundings): Diagnostic[] =>
  checkConfig(document.getText(), around).map(diagnosticOf);

function diagnosticOf(finding: Finding): Diagnostic {
  const { line, column, endLine, endColumn, severity, code } = finding;
  return {
    range: { start: { line: line - 1, character: column - 1 }, end: { line: endLine - 1, character: endColumn - 1 } },
    message: tellFinding(finding),
    severity: severities[severity],
    code,
    source: 'OptimizeHub',
    ...(code === 'old-spelling' ? { tags: [DiagnosticTag.Deprecated] } : {}),
    ...(code === 'not-used' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

/** Quick fixes for what stands in a range. */
export function actionsIn(document: TextDocument, range: Range, around: Surroundings): CodeAction[] {
  const text = document.getText();
  return checkConfig(text, around)
    .map((finding) => ({ finding, diagnostic: diagnosticOf(finding) }))
    .filter(({ diagnostic }) => touches(diagnostic.range, range))
    .flatMap(({ finding, diagnostic }) =>
      fixesOf(text, finding).map(({ title, edits }, i) => ({
        title,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred: i === 0,
        edit: { changes: { [document.uri]: edits.map((edit) => editOf(document, edit)) } },
      })),
    );
}

const touches = (a: Range, b: Range): boolean =>
  !(
    a.end.line < b.start.line ||
    b.end.line < a.start.line ||
    (a.end.line === b.start.line && a.end.character < b.start.character) ||
    (b.end.line === a.start.line && b.end.character < a.start.character)
  );

/** The whole text in one style; nothing where it is so, or cannot be read. */
export function formattingOf(document: TextDocument): TextEdit[] {
  const text = document.getText();
  const newText = formatted(text);
  return newText === undefined || newText === text ? [] : [{ range: rangeOf(document, 0, text.length), newText }];
}

/** Characters of a line beside which a cost is seen whole in a cell, where nothing scrolls or wraps by itself. */
const shortLine = 44;

/**
 * What the run will cost, at the end of the line that names the algorithm, or of the next key's that is short where several algorithms make
 * that line long.
 * @param cores that runs share
 */
export function costHints(document: TextDocument, measure: Measure, cores: number): InlayHint[] {
  const text = document.getText();
  const parsed = parseConfig(text);
  const lines = text.split('\n');
  const named = lines.findIndex((candidate) => /^["' {]*algorithms?["']?\s*:/.test(candidate));
  if (!parsed.ok || named < 0) return [];
  const isShort = (candidate: string, i: number): boolean =>
    i >= named && /^["']?[\w-]+["']?\s*:/.test(candidate) && candidate.trimEnd().length <= shortLine;
  const short = lines[named]!.length > shortLine ? lines.findIndex(isShort) : named;
  const line = short < 0 ? named : short;
  const { config } = parsed;
  const costs = costOf(config, measure);
  const label = costLabel(costs, config.runs, cores);
  if (label === undefined) return [];
  const character = (lines[line] ?? '').trimEnd().length;
  return [
    {
      position: { line, character },
      label,
      paddingLeft: true,
      tooltip: { kind: 'markdown', value: costDetails(costs, config.runs) },
    },
  ];
}

/** What can be done with a config, above its first key. */
export function lensesOf(document: TextDocument): CodeLens[] {
  const text = document.getText();
  const first = text.split('\n').findIndex((line) => !/^\s*(?:#|$)/.test(line));
  if (first < 0) return [];
  const range: Range = { start: { line: first, character: 0 }, end: { line: first, character: 0 } };
  const lens = (title: string, command: string): CodeLens => ({
    range,
    command: { title, command: `optimizehub.${command}`, arguments: [document.uri] },
  });
  return [
    lens('$(play) Run', 'runConfig'),
    lens('Run in Background', 'runInBackground'),
    lens('Validate', 'validateConfig'),
    lens('Compare', 'compareAlgorithms'),
  ];
}
