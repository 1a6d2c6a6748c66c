/** Quick fixes of a value for which nobody can know what was meant: what may stand there instead. */
import type { Finding } from '../../engine/config/config.ts';
import { t } from '../words.ts';
import { chosenAlgorithms } from './chosen.ts';
import { type Edit, entriesOf, type Fix, type FoundEntry, leavingOf, removed, trimmed } from './edits.ts';
import { type SchemaNode, schemaAt } from './schema-at.ts';

/** Codes of findings about one value. */
const codes = new Set(['not-finite', 'not-whole', 'range', 'type', 'unknown-name']);

/** Names that a menu can offer each. */
const maxChoices = 8;

/** What to write for keys that have no default. */
export const examples: Readonly<Record<string, string>> = {
  algorithm: 'particle_swarm',
  function: 'sphere',
  dimensions: '5',
  bounds: '[-10, 10]',
  lower_bound: '-10',
  upper_bound: '10',
};

/** Each name of few, the default, or an example; and to do without, where a config may. */
export function otherValues(text: string, { code, path, suggestion }: Finding): readonly Fix[] {
  const isVain = code === 'never-reached' && path === 'stop.target';
  if (!isVain && (suggestion !== undefined || !codes.has(code))) return [];
  const entries = entriesOf(text);
  const entry = entries.find((other) => other.path === path);
  if (entry === undefined) return [];
  const steps = path.replace(/^parameters\b/, 'params').split('.');
  const chosen = chosenAlgorithms(text);
  const schema = schemaAt(steps, chosen);
  const isRequired = schemaAt(steps.slice(0, -1), chosen)?.required?.includes(steps.at(-1) ?? '') === true;
  const without: Fix = {
    title: t('Remove {0}', String(entry.pair.key)),
    edits: [removed(text, leavingOf(text, entry, entries))],
  };
  if (isVain) return [without];
  const isNumber = schema?.type === 'number' || schema?.type === 'integer';
  // Beside numbers that a person typed, any other would be arbitrary.
  const hasNumbers = isNumber && /\d/.test(text.slice(...rangeOf(entry)));
  const choices = schema === undefined ? [] : valuesOf(schema, hasNumbers ? undefined : examples[steps.at(-1) ?? '']);
  return [
    ...choices.map(({ title, value }) => ({ title, edits: [valued(text, entry, value)] })),
    ...(isNumber && !isRequired ? [without] : []),
  ];
}

function valuesOf(
  schema: SchemaNode,
  example: string | undefined,
): readonly { readonly title: string; readonly value: string }[] {
  const names = schema.type === 'boolean' ? ['true', 'false'] : (schema.enum ?? []);
  if (names.length > 0 && names.length <= maxChoices)
    return names.map((name) => ({ title: t('Change to {0}', name), value: String(name) }));
  if (typeof schema.default === 'number')
    return [{ title: t('Use the default: {0}', schema.default), value: String(schema.default) }];
  return example === undefined ? [] : [{ title: t('Write an example: {0}', example), value: example }];
}

/** The value in the place of the one that is there, or behind the colon that nothing follows. */
function valued(text: string, entry: FoundEntry, written: string): Edit {
  const [start, end] = rangeOf(entry);
  if (end > start) return { start, end: trimmed(text, start, end), text: written };
  const at = text.indexOf(':', entry.pair.key.range?.[1]) + 1; // before a comment
  return { start: at, end: at, text: ` ${written}` };
}

const rangeOf = ({ pair: { value } }: FoundEntry): readonly [start: number, end: number] => {
  const [start = 0, end = 0] = value?.range ?? [];
  return [start, end];
};
