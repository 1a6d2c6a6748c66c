import { isMap } from 'yaml';
import type { Algorithm } from '../algorithms/index.ts';
import type { Entry } from './nodes.ts';

/** What gives a parameter to an algorithm: `params`, or there the mapping under one of its names; undefined where neither does. */
export function holderOf(param: string, { name, aliases }: Algorithm, params: Entry | undefined): Entry | undefined {
  if (params === undefined || !isMap(params.node) || params.node.has(param)) return isMap(params?.node) ? params : undefined;
  for (const owner of [name, ...aliases]) {
    const node = params.node.get(owner, true);
    if (isMap(node) && node.has(param)) return { ...params, node, path: `${params.path}.${owner}` };
  }
  return undefined;
}
