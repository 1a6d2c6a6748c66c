/** Answers of the language service in the words of the Language Server Protocol; everything it tells is computed elsewhere. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type Command,
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
import { tellFinding } from '../words.ts';
import { checkConfig } from './check-config.ts';
import { complete } from './complete.ts';
import type { Measure } from './cost.ts';
import { createFitness } from './create-fitness.ts';
import type { Edit } from './edits.ts';
import { fixesOf } from './fixes.ts';
import { formatted } from './format.ts';
import { explain } from './hover.ts';
import type { Surroundings } from './surroundings.ts';
import { lineOfCost, type ToldCost, toldCost } from './told-cost.ts';

const severities = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, hint: DiagnosticSeverity.Hint };

const rangeOf = (document: TextDocument, start: number, end: number): Range => ({
  start: document.positionAt(start),
  end: document.positionAt(end),
});

const editOf = (document: TextDocument, { start, end, text }: Edit): TextEdit => ({
  range: rangeOf(document, start, end),
  newText: text,
});

/** As by itself while one types: of what is asked for by hand, Enter takes a value even where it is written whole already. */
const proposeMore: Command = {
  title: 'Propose more',
  command: 'editor.action.triggerSuggest',
  arguments: [{ auto: true }],
};

/** Proposals at an offset, as the Language Server Protocol has them. */
export function completionsIn(document: TextDocument, offset: number, around: Surroundings): CompletionItem[] {
  const completion = complete(document.getText(), offset, around);
  if (completion === undefined) return [];
  const range = rangeOf(document, completion.start, completion.end);
  return completion.proposals.map(({ label, kind, insert, format, detail, documentation, continues, filter }, i) => ({
    label,
    kind,
    insertTextFormat: format,
    textEdit: { range, newText: insert },
    // Editors sort by letters unless they are told an order.
    sortText: String(i).padStart(4, '0'),
    ...(filter === undefined ? {} : { filterText: filter }),
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind: 'markdown', value: documentation } }),
    ...(continues ? { command: proposeMore } : {}),
  }));
}

/**
 * The explanation of what is at an offset, as the Language Server Protocol has it, with the cost on all of the line that tells it: its
 * hint is for those who point. Undefined where there is nothing to tell.
 * @param tellCost undefined where there is none
 */
export function hoverIn(
  document: TextDocument,
  offset: number,
  around: Surroundings,
  tellCost: () => ToldCost | undefined,
): Hover | undefined {
  const text = document.getText();
  const found = explain(text, offset, around);
  const cost = document.positionAt(offset).line === lineOfCost(text) ? tellCost() : undefined;
  if (found === undefined && cost === undefined) return undefined;
  // The cost comes first, for the explanation may be longer than what a hover shows at once; its table can wait.
  const parts = [cost?.summary, found?.text, cost?.details].filter((part) => part !== undefined);
  return {
    ...(found ? { range: rangeOf(document, found.start, found.end) } : {}),
    contents: { kind: 'markdown', value: parts.join('\n\n---\n\n') },
  };
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
    .flatMap(({ finding, diagnostic }) => {
      const edits = fixesOf(text, finding, around).map(({ title, edits }) => ({
        title,
        edit: { changes: { [document.uri]: edits.map((edit) => editOf(document, edit)) } },
      }));
      const creation = createFitness(text, finding, around);
      return [...edits, ...(creation ? [creation] : [])].map((fix, i) => ({
        ...fix,
        kind: CodeActionKind.QuickFix,
        diagnostics: [diagnostic],
        isPreferred: i === 0,
      }));
    });
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

/** What the run will cost, at the end of its line. */
export function costHints(document: TextDocument, measure: Measure, cores: number): InlayHint[] {
  const text = document.getText();
  const line = lineOfCost(text);
  const cost = line === undefined ? undefined : toldCost(text, measure, cores);
  if (line === undefined || cost?.label === undefined) return [];
  const character = (text.split('\n')[line] ?? '').trimEnd().length;
  return [
    {
      position: { line, character },
      label: cost.label,
      paddingLeft: true,
      tooltip: { kind: 'markdown', value: cost.tooltip },
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
