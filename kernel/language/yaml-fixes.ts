/** Quick fixes of what is no YAML. Each is tried before it is offered: the text must have fewer such mistakes with it. */
import type { Finding } from '../../engine/config/config.ts';
import { parseConfig } from '../../engine/config/parse.ts';
import { t } from '../words.ts';
import { applied, type Edit, type Fix } from './edits.ts';

/** Codes of findings after which nothing of the config could be read. */
const unreadable = new Set(['yaml', 'tab', 'multiple-documents']);

/** Lines that are looked at below a bracket that is never closed. */
const maxLinesBelow = 20;

/** Ways to end a mistake of YAML that begins and ends at these offsets. */
export function yamlFixesOf(text: string, { code, line }: Finding, start: number, end: number): readonly Fix[] {
  if (!unreadable.has(code)) return [];
  const isUnreadable = ({ code: found }: Finding): boolean => unreadable.has(found);
  const before = parseConfig(text).findings.filter(isUnreadable);
  const helps = ({ edits }: Fix): boolean => {
    const after = parseConfig(applied(text, edits)).findings.filter(isUnreadable);
    return after.length < before.length && !after.some((other) => other.code === code && other.line === line);
  };
  if (code === 'multiple-documents')
    return [fix(t('Keep only the first config'), { start, end: text.length, text: '' })].filter(helps);
  if (code === 'tab') return [spacesFor(text, before), ...indented(text, end)].filter(helps).slice(0, 1);
  return [...written(text, start, end), ...closed(text, start), ...separated(text, end), ...indented(text, start)].filter(helps);
}

const fix = (title: string, ...edits: readonly Edit[]): Fix => ({ title, edits });

/** All lines that are indented with tabs or other blanks, with spaces as wide as the first indentation of the text. */
function spacesFor(text: string, findings: readonly Finding[]): Fix {
  const lines = text.split('\n');
  const unit = /^ +(?=\S)/m.exec(text)?.[0] ?? '  ';
  const edits = findings
    .filter(({ code }) => code === 'tab')
    .map(({ line }) => {
      const start = lines.slice(0, line - 1).reduce((sum, above) => sum + above.length + 1, 0);
      const blanks = /^\s*/.exec(lines[line - 1] ?? '')![0]; // matches any text
      return { start, end: start + blanks.length, text: blanks.replaceAll('\t', unit).replaceAll(/[^ ]/g, ' ') };
    });
  return fix(t('Indent with spaces'), ...edits);
}

/** A key, an item or a comment as YAML writes it. */
function written(text: string, start: number, end: number): readonly Fix[] {
  const content = text.slice(start, end);
  const change = (right: string): readonly Fix[] => [fix(t('Change to {0}', right), { start, end, text: right })];
  if (/^\/[/*]/.test(content)) return change(content.replace(/^\/[/*]+ ?(.*?)(?: ?\*\/)?$/, '# $1'));
  const [, item] = /^-([^\s-].*)$/.exec(content) ?? [];
  if (item !== undefined) return change(`- ${item}`);
  const [, key, value] = /^([\w-]+)(?::| *= *| +)(\S+)$/.exec(content) ?? [];
  if (key !== undefined && value !== undefined) return change(`${key}: ${value}`);
  return /^[\w-]+$/.test(content) ? change(`${content}:`) : [];
}

const closing: Readonly<Record<string, string>> = { '[': ']', '{': '}', '"': '"', "'": "'" };

/** The bracket or the quote that begins there, closed at the end of its line, or of the last line that belongs to it. */
function closed(text: string, start: number): readonly Fix[] {
  const sign = closing[text.charAt(start)];
  if (sign === undefined) return [];
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const [first = '', ...below] = text.slice(from).split('\n', maxLinesBelow + 1);
  const indentOf = (line: string): number => /^ */.exec(line)![0].length; // matches any text
  const stop = below.findIndex((line) => line.trim() !== '' && indentOf(line) <= indentOf(first));
  const lines = [first, ...(stop < 0 ? below : below.slice(0, stop))];
  const title = t('Add {0}', sign);
  let at = from;
  const fixes = lines.flatMap((line) => {
    const end = at + line.replace(/(?:^|\s+)#.*$/, '').trimEnd().length;
    at += line.length + 1;
    return line.trim() === '' ? [] : [fix(title, { start: end, end, text: sign })];
  });
  const readable = fixes.filter(({ edits }) => !parseConfig(applied(text, edits)).findings.some(({ code }) => code === 'yaml'));
  return (readable.length > 0 ? readable : fixes).slice(0, 1);
}

const separated = (text: string, end: number): readonly Fix[] =>
  /[\s\]}]/.test(text.charAt(end - 1)) ? [fix(t('Add {0}', ','), { start: end - 1, end: end - 1, text: ',' })] : [];

/** The line of an offset, indented like one of those above: first what leaves the fewest mistakes, then what is nearest. */
function indented(text: string, offset: number): readonly Fix[] {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const blanks = /^[^\S\n]*/.exec(text.slice(start))![0]; // matches any text
  const above = text.slice(0, start).split('\n').slice(-maxLinesBelow);
  const widths = above.filter((line) => !/^\s*(?:#|$)/.test(line)).map((line) => /^ */.exec(line)![0].length); // matches any text
  const levels = [...new Set([...widths, 0])].filter((level) => level !== blanks.length);
  return levels
    .map((level) => {
      const made = fix(t('Indent with {0} spaces', level), { start, end: start + blanks.length, text: ' '.repeat(level) });
      return { made, distance: Math.abs(level - blanks.length), mistakes: mistakesAfter(text, made) };
    })
    .sort((a, b) => a.mistakes - b.mistakes || a.distance - b.distance)
    .slice(0, 2)
    .map(({ made }) => made);
}

/** Errors that a text has with a fix; more than any where it is no YAML still. */
function mistakesAfter(text: string, { edits }: Fix): number {
  const errors = parseConfig(applied(text, edits)).findings.filter(({ severity }) => severity === 'error');
  return errors.some(({ code }) => unreadable.has(code)) ? Number.POSITIVE_INFINITY : errors.length;
}
