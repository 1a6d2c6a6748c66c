/**
 * Prints how long the scan takes of a processor, in ms and against the mere parsing of the same text in the same run, and whether
 * what is promised of it holds on this machine: 2 s for anything of up to 1 MB, 20 ms for 10 kB of what people write.
 */
import { parser } from '@lezer/python';
import { Parser } from 'acorn';
import type { Language } from '../language.ts';
import { checkFitness } from '../validate/check-fitness.ts';
import { pythonPrograms } from '../validate/corpus/python-programs.ts';
import { readCorpus } from '../validate/corpus/read-corpus.ts';
import { LinearParser } from '../validate/javascript/linear-parser.ts';
import { costOf } from '../validate/pace.ts';
import { processorTimeMs } from '../validate/processor-time.ts';
import { stripTypes } from '../validate/strip-types.ts';
import { pythonShapes } from './python-shapes.ts';
import { shapes } from './scan-shapes.ts';

const promisedMs = { small: 20, large: 2000 };
const promises: string[] = [];
const promise = (what: string, ms: number, limitMs: number): void => {
  promises.push(`${ms < limitMs ? 'kept  ' : 'BROKEN'}  ${what}: ${ms.toFixed(1)} ms, promised ${limitMs} ms`);
};
const ms = (time: number): string => time.toFixed(1).padStart(9);

/** Of all threads: types are taken out in one of their own. */
const timeOf = (work: () => unknown): number => {
  const start = processorTimeMs('process');
  work();
  return processorTimeMs('process') - start;
};

/** acorn alone is quadratic in the number of names; `LinearParser` is not. Undefined where a parser does not read the text. */
function parsingOf(language: Language, text: string): number | undefined {
  if (language === 'python') return timeOf(() => parser.parse(text));
  const stripped = language === 'typescript' ? stripTypes(text) : { ok: true as const, code: text };
  try {
    return stripped.ok ? timeOf(() => LinearParser.read(stripped.code, 'script')) : undefined;
  } catch {
    return undefined; // nesting or mistakes that the scan has to take
  }
}

/** Programs put together to texts of 10 kB. */
function join(programs: readonly string[], end: string): string[] {
  const texts: string[] = [];
  for (let i = 0; i < programs.length; ) {
    const parts: string[] = [];
    for (let length = 0; length < 10_000 && i < programs.length; i++) length += parts[parts.push(programs[i]) - 1].length;
    texts.push(parts.join('') + end);
  }
  return texts;
}

function printSmall(language: 'javascript' | 'python', texts: readonly string[], parse: (text: string) => unknown): void {
  const scans = texts.map((text) => costOf(() => checkFitness(language, text))());
  const parses = texts.map((text) => costOf(() => parse(text))());
  console.log(`10 kB of realistic ${language} (${texts.length} texts), ms:  least    largest`);
  for (const [name, times] of [
    ['scan', scans],
    ['parse', parses],
  ] as const)
    console.log(`${name.padEnd(40)}${ms(Math.min(...times))} ${ms(Math.max(...times))}`);
  promise(`10 kB of ${language}`, Math.max(...scans), promisedMs.small);
}

function printLarge(): void {
  console.log('\n1 MB, ms                                   scan     parse     ratio  findings');
  const slowest = new Map<Language, number>();
  for (const { what, language, text } of [...shapes(), ...pythonShapes()]) {
    let findings = 0;
    const scan = timeOf(() => {
      const checked = checkFitness(language, text);
      findings = checked.ok ? 0 : checked.findings.length;
    });
    const parsing = parsingOf(language, text);
    const compared = parsing === undefined ? '        -         -' : `${ms(parsing)} ${(scan / parsing).toFixed(1).padStart(9)}`;
    console.log(`${what.padEnd(36)} ${ms(scan)} ${compared} ${String(findings).padStart(9)}`);
    slowest.set(language, Math.max(slowest.get(language) ?? 0, scan));
  }
  for (const [language, time] of slowest) promise(`the slowest megabyte of ${language}`, time, promisedMs.large);
}

checkFitness('typescript', 'const fitness = (x: number[]) => x[0];'); // the stripper's thread is started once per process
const benign = readCorpus('benign').filter(
  ({ language, code }) => language === 'javascript' && !/\b(?:export|await)\b/.test(code),
);
// Each program in a function of its own, so that their names do not meet.
const functions = benign.map(({ code }) => `(() => {\n${code.replace(/^#!.*/, '')}\n});\n`);
printSmall('javascript', join(functions, 'function fitness(x) { return x[0]; }'), (text) =>
  Parser.parse(text, { ecmaVersion: 'latest', sourceType: 'module' }),
);
const readable = pythonPrograms.map(({ code }) => `${code}\n`).filter((text) => checkFitness('python', text).ok);
printSmall('python', join(readable, 'def fitness(x):\n    return x[0]\n'), (text) => parser.parse(text));
printLarge();
console.log(`\n${promises.join('\n')}`);
process.exit(); // that thread is still there
