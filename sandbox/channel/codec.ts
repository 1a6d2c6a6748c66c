/** JSON text that keeps what plain JSON loses: numbers that are not finite, minus zero, and arrays of doubles bit for bit. */

const numberKey = '$number';
const doublesKey = '$doubles';
/** Deeper values are refused on both sides, so that no walk over them can exhaust the stack. */
const maxDepth = 64;

/**
 * Writes a plain value; never calls a method of it, so that a `toJSON` it inherits has no say.
 * @throws TypeError for anything but null, booleans, numbers, strings, arrays, Float64Arrays and plain records of these.
 */
export function encodeValue(value: unknown): string {
  return write(value, 0);
}

/** Reads what `encodeValue` wrote. @throws SyntaxError for anything else. */
export function decodeValue(text: string): unknown {
  return restore(JSON.parse(text), 0);
}

// Kept from the start: code that runs later in the same process cannot exchange them.
const { stringify } = JSON;
const { entries } = Object;

function write(value: unknown, depth: number): string {
  if (depth > maxDepth) throw new TypeError(`Expected at most ${maxDepth} levels of nesting.`);
  if (value === null) return 'null';
  if (typeof value === 'number') return writeNumber(value);
  if (typeof value === 'string' || typeof value === 'boolean') return stringify(value);
  if (value instanceof Float64Array) return `{"${doublesKey}":"${toBase64(value)}"}`;
  if (Array.isArray(value)) return `[${value.map((item) => write(item, depth + 1)).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`Expected a plain value, got ${typeof value}.`);
  const fields = entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([key, field]) => `${stringify(key)}:${write(field, depth + 1)}`).join(',')}}`;
}

function writeNumber(value: number): string {
  if (Number.isFinite(value) && !Object.is(value, -0)) return String(value);
  return `{"${numberKey}":"${Object.is(value, -0) ? '-0' : value}"}`;
}

function restore(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxDepth) throw new SyntaxError(`Expected at most ${maxDepth} levels of nesting.`);
  if (Array.isArray(value)) return value.map((item) => restore(item, depth + 1));
  const fields = entries(value);
  const only = fields.length === 1 ? fields[0] : undefined;
  if (only?.[0] === numberKey) return readNumber(only[1]);
  if (only?.[0] === doublesKey) return fromBase64(only[1]);
  return Object.fromEntries(fields.map(([key, field]) => [key, restore(field, depth + 1)]));
}

function readNumber(text: unknown): number {
  if (text === 'Infinity' || text === '-Infinity' || text === 'NaN' || text === '-0') return Number(text);
  throw new SyntaxError('Expected Infinity, -Infinity, NaN or -0.');
}

function toBase64(values: Float64Array): string {
  return Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
}

function fromBase64(text: unknown): Float64Array {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'base64') : undefined;
  if (bytes === undefined || bytes.length % 8 !== 0) throw new SyntaxError('Expected whole doubles in base64.');
  return new Float64Array(new Uint8Array(bytes).buffer);
}
