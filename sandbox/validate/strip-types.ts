import * as nodeModule from 'node:module';
import type { Finding } from './finding.ts';
import { locateTypeError } from './locate-type-error.ts';

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
        ...locateTypeError(error as Error, text),
        message: `${isUnsupported ? 'This TypeScript is more than types' : 'This is no TypeScript'}: ${reason.replace(/^[x×]\s*/, '').replace(/\.$/, '')}.`,
        hint: isUnsupported
          ? 'Use plain objects and const in place of enums, namespaces and parameter properties.'
          : 'Correct the syntax.',
      },
    };
  }
}
