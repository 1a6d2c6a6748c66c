import type { Place } from './place.ts';

/** Keys that the mapping of a place has already, the one being written left out. */
export function siblingsOf(text: string, place: Place): ReadonlySet<string> {
  return place.isFlow ? inFlow(text, place) : inBlock(text, place);
}

const keyOf = (line: string): { readonly key: string; readonly indent: number } | undefined => {
  const found = /^( *(?:- +)*)["']?([\w-]+)["']? *:(?: |\r?$)/.exec(line);
  return found ? { key: found[2]!, indent: found[1]!.length } : undefined;
};

function inBlock(text: string, { start, indent }: Place): ReadonlySet<string> {
  const lines = text.split('\n');
  const own = text.slice(0, start).split('\n').length - 1;
  const keys = new Set<string>();
  const collect = (from: number, step: 1 | -1): void => {
    for (let i = from; i >= 0 && i < lines.length; i += step) {
      const line = lines[i]!;
      if (/^\s*(?:#|$)/.test(line)) continue;
      const found = keyOf(line);
      if (found?.indent === indent) keys.add(found.key);
      const column = /^ */.exec(line)![0].length;
      if (column < indent) return;
    }
  };
  collect(own - 1, -1);
  collect(own + 1, 1);
  return keys;
}

/** Between the braces around the place; nested ones do not count. */
function inFlow(text: string, { start, end }: Place): ReadonlySet<string> {
  let depth = 0;
  let from = start - 1;
  for (; from >= 0; from--) {
    if (/[}\]]/.test(text[from]!)) depth++;
    else if (/[{[]/.test(text[from]!) && depth-- === 0) break;
  }
  depth = 0;
  let to = end;
  for (; to < text.length; to++) {
    if (/[{[]/.test(text[to]!)) depth++;
    else if (/[}\]]/.test(text[to]!) && depth-- === 0) break;
  }
  const around = `${text.slice(from + 1, start)} ${text.slice(end, to)}`;
  let flat = around;
  for (let shorter = ''; shorter !== flat; ) {
    shorter = flat;
    flat = flat.replaceAll(/\{[^{}[\]]*\}|\[[^{}[\]]*\]/g, '');
  }
  return new Set([...flat.matchAll(/([\w-]+)["']?\s*:/g)].map(([, key]) => key!));
}
