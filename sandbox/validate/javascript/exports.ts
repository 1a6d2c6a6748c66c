/** Exports and imports at the top of a module: which are blanked, which refused. */

import type { AnyNode } from 'acorn';
import { say } from '../../sentence.ts';
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

/** The names that `export default` hands on in place of a declaration: of a name, or of an object made of names alone. */
export function namesHandedOn(node: AnyNode): readonly AnyNode[] {
  if (node.type !== 'ExportDefaultDeclaration') return [];
  const { declaration } = node;
  if (declaration.type === 'Identifier') return [declaration];
  if (declaration.type !== 'ObjectExpression') return [];
  const values = declaration.properties.map((property) => (property.type === 'Property' ? property.value : property));
  return values.length > 0 && values.every(({ type }) => type === 'Identifier') ? values : [];
}

/** An export that loads, or that would be lost by blanking; `isErased` tells of one that only named types. */
export function refuseExport(node: AnyNode, isErased: (node: AnyNode) => boolean): Remark[] {
  const { start, end } = node;
  if ('specifiers' in node && node.specifiers.length === 0 && isErased(node)) return [];
  if (node.type === 'ImportDeclaration')
    return [
      {
        rule: 'module',
        message: say('import loads modules, which a fitness cannot.'),
        hint: say('Write what you need in the fitness itself.'),
        start,
        end,
      },
    ];
  if (node.type === 'ExportAllDeclaration' || (node.type === 'ExportNamedDeclaration' && node.source))
    return [
      {
        rule: 'module',
        message: say('export … from loads modules, which a fitness cannot.'),
        hint: say('Declare function fitness(x).'),
        start,
        end,
      },
    ];
  const isLost = node.type === 'ExportDefaultDeclaration' && !declarationOf(node) && namesHandedOn(node).length === 0;
  return isLost
    ? [
        {
          rule: 'no-fitness',
          message: say('The function has no name, but a fitness is called fitness.'),
          hint: say('Write: export default function fitness(x) { … }'),
          start,
          end,
        },
      ]
    : [];
}
