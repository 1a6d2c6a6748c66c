/** Exports and imports at the top of a module: which are blanked, which refused. */
import type { AnyNode } from 'acorn';
import type { Remark } from './places.ts';

/** Spaces in place of each `export` and `export default`, or of a whole export that declares nothing. */
export function blankExports(text: string, exports: readonly AnyNode[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const node of exports) {
    const end = declarationOf(node)?.start ?? node.end;
    parts.push(text.slice(from, node.start), text.slice(node.start, end).replace(/[^\n\r\u2028\u2029]/g, ' '));
    from = end;
  }
  return parts.join('') + text.slice(from);
}

/** What an export declares by name, which stays. */
function declarationOf(node: AnyNode): AnyNode | undefined {
  if (node.type !== 'ExportNamedDeclaration' && node.type !== 'ExportDefaultDeclaration') return undefined;
  const { declaration } = node;
  if (!declaration || !/Declaration$/.test(declaration.type)) return undefined;
  return 'id' in declaration && declaration.id === null ? undefined : declaration;
}

/** An export that loads, or that would be lost by blanking. */
export function refuseExport(node: AnyNode): Remark[] {
  const { start, end } = node;
  if (node.type === 'ImportDeclaration')
    return [
      {
        rule: 'module',
        message: 'import loads modules, which a fitness cannot.',
        hint: 'Write what you need in the fitness itself.',
        start,
        end,
      },
    ];
  if (node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source))
    return [
      {
        rule: 'module',
        message: 'export … from loads modules, which a fitness cannot.',
        hint: 'Declare function fitness(x).',
        start,
        end,
      },
    ];
  const isLost = node.type === 'ExportDefaultDeclaration' && !declarationOf(node) && node.declaration.type !== 'Identifier';
  return isLost
    ? [
        {
          rule: 'no-fitness',
          message: 'The function has no name, but a fitness is called fitness.',
          hint: 'Write: export default function fitness(x) { … }',
          start,
          end,
        },
      ]
    : [];
}
