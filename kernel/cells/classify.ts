import type { Language } from '../../sandbox/language.ts';
import { declaresFitness } from '../../sandbox/validate/declares-fitness.ts';
import { isConfigText } from './config-cell.ts';

/** What running a cell means. */
export type CellKind =
  | { readonly kind: 'empty' }
  | { readonly kind: 'config' }
  | { readonly kind: 'fitness'; readonly language: Language }
  | { readonly kind: 'script'; readonly language: Language };

const configLanguages = new Set(['optimizehub', 'yaml', 'json', 'jsonc']);
const codeLanguages = new Map<string, Language>([
  ['javascript', 'javascript'],
  ['typescript', 'typescript'],
  ['python', 'python'],
]);

/** Tells a cell's kind from its language, or from its text where the front end gives no language that settles it. */
export function classifyCell(text: string, languageId?: string): CellKind {
  if (text.trim() === '') return { kind: 'empty' };
  if (languageId !== undefined && configLanguages.has(languageId)) return { kind: 'config' };
  const stated = languageId === undefined ? undefined : codeLanguages.get(languageId);
  // Notebooks made elsewhere call every cell Python or JavaScript, whatever it holds.
  if (stated !== 'typescript' && isConfigText(text)) return { kind: 'config' };
  const language = stated ?? recognizeLanguage(text);
  if (language === undefined) return { kind: 'config' };
  return { kind: declaresFitness(text, language) ? 'fitness' : 'script', language };
}

/** Undefined when the text looks like no programming language: then it is read as a config, whose errors are the clearest. */
function recognizeLanguage(text: string): Language | undefined {
  if (
    /^\s*(?:async\s+)?def\s+\w+\s*\(.*\).*:\s*(?:#.*)?$/m.test(text) ||
    /^(?:from\s+[\w.]+\s+)?import\s+[\w.*, ]+(?:\s+as\s+\w+)?\s*$/m.test(text)
  )
    return 'python';
  if (/(?::\s*(?:number|string|boolean|Float64Array)\b)|^\s*(?:interface|type)\s+\w+/m.test(text) && looksLikeScript(text))
    return 'typescript';
  return looksLikeScript(text) ? 'javascript' : undefined;
}

const looksLikeScript = (text: string) =>
  /^\s*(?:export\s+)?(?:default\s+)?(?:(?:async\s+)?function\b|(?:const|let|var|class|interface)\s+\w|type\s+\w+\s*=|import\s*[\w{*'"]|if\s*\(|for\s*\(|\/\/)|=>|;\s*$|^\s*[\w.]+\(.*\)\s*$/m.test(
    text,
  );
