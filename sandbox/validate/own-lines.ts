import { SourceMap } from 'node:module';
import type { Finding } from './finding.ts';

/** Where the parts of translated code come from in the text of the user. */
export class OwnLines {
  private readonly map: SourceMap;
  /** Of each line of the code: the user's line, from 1. */
  readonly lines: readonly number[];

  /** @param map a source map, version 3, as JSON */
  constructor(code: string, map: string) {
    this.map = new SourceMap(JSON.parse(map));
    let last = 1;
    this.lines = code.split(/\r\n|[\n\r]/).map((text, index) => {
      // What begins a line may be made up: the rest of it, and else the line before, tell more.
      const found = [text.search(/\S/), text.length].map((column) => this.map.findEntry(index, Math.max(0, column)));
      const entry = found.find((candidate) => 'generatedLine' in candidate && candidate.generatedLine === index);
      last = entry && 'originalLine' in entry ? entry.originalLine + 1 : last;
      return last;
    });
  }

  /** The finding with the place in the user's text, of which only the beginning is known. */
  place(finding: Finding): Finding {
    const entry = this.map.findEntry(finding.line - 1, finding.column - 1);
    const isExact = 'originalLine' in entry && entry.generatedLine === finding.line - 1;
    const line = isExact ? entry.originalLine + 1 : this.lines[finding.line - 1];
    const column = isExact ? entry.originalColumn + 1 : 1;
    return { ...finding, line, column, endLine: line, endColumn: column + 1 };
  }
}
