import path from 'node:path';
import type { Language } from '../language.ts';
import { say } from '../sentence.ts';
import { type Finding, told } from './finding.ts';
import { maxBytes, notText, refuseText, tooLarge } from './text-limits.ts';

const languageOfEnding: ReadonlyMap<string, Language> = new Map([
  ['.js', 'javascript'],
  ['.mjs', 'javascript'],
  ['.ts', 'typescript'],
  ['.py', 'python'],
]);

export type SourceFile =
  | { readonly ok: true; readonly language: Language; readonly text: string }
  | { readonly ok: false; readonly finding: Finding };

/** True for a name that ends as a fitness file does. */
export const isSourceFile = (name: string): boolean => languageOfEnding.has(path.extname(name));

/** True for a file that its name alone makes a fitness: `*.fitness.ts` and the like. */
export const isFitnessFileName = (file: string): boolean =>
  isSourceFile(file) && path.basename(file, path.extname(file)).endsWith('.fitness');

/** The language of a fitness file, told by how its name ends. */
export const languageOfFile = (name: string): Language | undefined => languageOfEnding.get(path.extname(name));

/** Reads the bytes of a fitness file as text; `name` tells the language by how it ends. */
export function readSourceFile(name: string, bytes: Uint8Array): SourceFile {
  const language = languageOfFile(name);
  if (language === undefined) return { ok: false, finding: wrongKind(name) };
  if (bytes.length > maxBytes) return { ok: false, finding: tooLarge };
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, finding: notText }; // the decoder says nothing but that
  }
  const finding = refuseText(text);
  return finding ? { ok: false, finding } : { ok: true, language, text };
}

/** Of a file that does not end as a fitness does. */
export const wrongKind = (name: string): Finding => ({
  rule: 'file-kind',
  ...told(
    say('Expected a fitness file that ends in .js, .mjs, .ts or .py, got {0}.', name),
    say('Rename the file after its language.'),
  ),
  line: 1,
  column: 1,
  endLine: 1,
  endColumn: 1,
});
