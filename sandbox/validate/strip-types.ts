import * as nodeModule from 'node:module';
import type { Finding } from './finding.ts';

export type Stripped = { readonly ok: true; readonly code: string } | { readonly ok: false; readonly finding: Finding };

/** Takes the types out of TypeScript; every line and column stays where it is. Node's own, of 22.13 and later. */
export function stripTypes(text: string): Stripped {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };
  if (typeof nodeModule.stripTypeScriptTypes !== 'function')
    return {
      ok: false,
      finding: {
        rule: 'typescript-unavailable',
        message: `TypeScript needs Node 22.13 or later, this is ${process.version}.`,
        hint: 'Update Node, or write the fitness in JavaScript.',
        ...place,
      },
    };
  try {
    return { ok: true, code: nodeModule.stripTypeScriptTypes(text, { mode: 'strip' }) };
  } catch (error) {
    const { message, code } = error as Error & { code?: string }; // Node throws nothing else
    const isUnsupported = code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX';
    const reason =
      message
        .split('\n')
        .map((line) => line.trim())
        .find((line) => line !== '' && !/^[×,╭│╰─·[\]\s]+$/.test(line)) ?? message;
    return {
      ok: false,
      finding: {
        rule: isUnsupported ? 'typescript-syntax' : 'syntax',
        ...locate(error, text),
        message: `${isUnsupported ? 'This TypeScript is more than types' : 'This is no TypeScript'}: ${reason.replace(/^[x×]\s*/, '').replace(/\.$/, '')}.`,
        hint: isUnsupported
          ? 'Use plain objects and const in place of enums, namespaces and parameter properties.'
          : 'Correct the syntax.',
      },
    };
  }
}

/** Where Node says that it is: at the head of the stack, as `:2`, the line, and carets below it; by fields in some editions. */
function locate(error: unknown, text: string): Pick<Finding, 'line' | 'column' | 'endLine' | 'endColumn'> {
  const { stack = '', snippet, startLine, startColumn } = error as Error & Fields; // as above
  if (startLine !== undefined) {
    const column = (startColumn ?? 0) + 1;
    return { line: startLine, column, endLine: startLine, endColumn: column + (snippet?.split('\n')[0].length ?? 1) };
  }
  const shown = /^[^\n]*:(\d+)\n[^\n]*\n([^\S\n]*)(\^+)/.exec(stack);
  if (shown) {
    const line = Number(shown[1]);
    const column = shown[2].length + 1;
    return { line, column, endLine: line, endColumn: column + shown[3].length };
  }
  return { line: 1, column: 1, endLine: 1, endColumn: 1 + (text.split('\n', 1)[0].length || 1) };
}

interface Fields {
  readonly snippet?: string;
  readonly startLine?: number;
  readonly startColumn?: number;
}
