/** Numbers in words and texts. */

const words =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';

/** The number that a word or a text names, such as "five" or "5"; undefined where it names none. */
export function numberNamed(text: string): number | undefined {
  const word = words.split(' ').indexOf(text.trim().toLowerCase());
  if (word >= 0) return word;
  const value = /^[-+.\d]/.test(text) ? Number(text) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}

/** The numbers of values of which one at least is a text of several, with spaces or commas between them; undefined for others. */
export function numbersIn(values: readonly unknown[]): readonly string[] | undefined {
  const parts = values.map((value) => (typeof value === 'string' ? value.trim().split(/\s*,\s*|\s+/) : [String(value)]));
  const numbers = parts.flat();
  const areNumbers = numbers.every((number) => /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(number));
  return areNumbers && parts.some(({ length }) => length > 1) ? numbers : undefined;
}
