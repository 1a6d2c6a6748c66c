/** Prints how long the scan takes, in ms and against the mere parsing of the same text by acorn in the same run. */
import { performance } from 'node:perf_hooks';
import { parse } from 'acorn';
import { checkFitness } from '../validate/check-fitness.ts';
import { readCorpus } from '../validate/corpus/read-corpus.ts';
import { stripTypes } from '../validate/strip-types.ts';
import { shapes } from './scan-shapes.ts';

const timeOf = (work: () => unknown): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const quantile = (times: readonly number[], q: number): number =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(q * times.length))];
const ms = (time: number): string => time.toFixed(1).padStart(9);

/** Undefined where acorn does not read the text. */
function parsingOf(text: string): number | undefined {
  try {
    return timeOf(() => parse(text, { ecmaVersion: 'latest', sourceType: 'module' }));
  } catch {
    return undefined; // nesting or mistakes that the scan has to take
  }
}

function printSmall(): void {
  const benign = readCorpus('benign').filter(
    ({ language, code }) => language === 'javascript' && !/\b(?:export|await)\b/.test(code),
  );
  const texts: string[] = [];
  for (let i = 0; i < benign.length; ) {
    // Each program in a block of its own, so that their names do not meet.
    const parts: string[] = [];
    for (let length = 0; length < 10_000 && i < benign.length; i++)
      length += parts[parts.push(`{\n${benign[i].code.replace(/^#!.*/, '')}\n}\n`) - 1].length;
    texts.push(`${parts.join('')}function fitness(x) { return x[0]; }`);
  }
  const scans = texts.flatMap((text) => Array.from({ length: 20 }, () => timeOf(() => checkFitness('javascript', text))));
  const parses = texts.flatMap((text) => Array.from({ length: 20 }, () => parsingOf(text) ?? []));
  console.log(`10 kB of realistic code (${texts.length} texts, 20 times each), ms`);
  console.log('              median       99 %    largest');
  for (const [name, times] of [
    ['scan', scans],
    ['parse', parses.flat()],
  ] as const)
    console.log(`${name.padEnd(10)}${ms(quantile(times, 0.5))} ${ms(quantile(times, 0.99))} ${ms(Math.max(...times))}`);
}

function printLarge(): void {
  console.log('\n1 MB, ms                                   scan     parse     ratio  findings');
  let slowest = 0;
  for (const { what, language, text } of shapes()) {
    let findings = 0;
    const scan = timeOf(() => {
      const checked = checkFitness(language, text);
      findings = checked.ok ? 0 : checked.findings.length;
    });
    const stripped = language === 'typescript' ? stripTypes(text) : { ok: true as const, code: text };
    const parsing = stripped.ok ? parsingOf(stripped.code) : undefined;
    const compared = parsing === undefined ? '        -         -' : `${ms(parsing)} ${(scan / parsing).toFixed(1).padStart(9)}`;
    console.log(`${what.padEnd(36)} ${ms(scan)} ${compared} ${String(findings).padStart(9)}`);
    slowest = Math.max(slowest, scan);
  }
  console.log(`slowest: ${slowest.toFixed(0)} ms`);
}

checkFitness('typescript', 'const fitness = (x: number[]) => x[0];'); // the stripper's thread is started once per process
printSmall();
printLarge();
process.exit(); // that thread is still there
