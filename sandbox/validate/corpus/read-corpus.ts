import fs from 'node:fs';
import type { Language } from '../../language.ts';

export interface Program {
  readonly language: Language;
  readonly code: string;
}

/** Programs of a file in this folder; the first lines of each file say how they are written there. */
export function readCorpus(name: 'malicious' | 'broken' | 'benign'): readonly Program[] {
  const lines = fs.readFileSync(new URL(`${name}.txt`, import.meta.url), 'utf8').split('\n');
  return lines.filter((line) => /^[BPT] /.test(line)).map(read);
}

function read(line: string): Program {
  const text = line.slice(2).replaceAll('⏎', '\n');
  const code = line.startsWith('B') ? `function fitness(x) {\n${text}\n}` : text;
  return { language: line.startsWith('T') ? 'typescript' : 'javascript', code };
}
