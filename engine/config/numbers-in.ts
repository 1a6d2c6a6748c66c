/** Numbers in words and texts. */

const words =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';

/** A whole number of which a mark parts the thousands, such as "10,000": the mark, and its digits alone; undefined for any other text. */
export function groupedDigits(text: string): { readonly mark: string; readonly digits: string } | undefined {
  const [, mark] = /^\d{1,3}([,. '])\d{3}(?:\1\d{3})*$/.exec(text) ?? [];
  return mark === undefined ? undefined : { mark, digits: text.replaceAll(mark, '') };
}

/**
 * The number that a word or a text names, such as "five", "5" or "10_000"; undefined where it names none.
 * @param isWhole whether commas can stand between its thousands only, as in "10,000"
 */
export function numberNamed(text: string, isWhole = false): number | undefined {
  const word = words.split(' ').indexOf(text.trim().toLowerCase());
  if (word >= 0) return word;
  const digits = text.trim().replaceAll(/(?<=\d)_(?=\d)/g, '');
  const grouped = isWhole ? groupedDigits(digits) : undefined;
  const plain = grouped && grouped.mark !== '.' ? grouped.digits : digits; // a point parts what is not whole
  const value = /^[-+.\d]/.test(plain) ? Number(plain) : Number.NaN;
  return Number.isNaN(value) ? undefined : value;
}

const secondsOfUnit: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 };

/** The seconds that a text with a unit names, such as "10s", "2 min" or "1.5 hours"; undefined where it names none. */
export function secondsNamed(text: string): number | undefined {
  const [, number, unit = ''] =
    /^(\d+(?:\.\d+)?|\.\d+)\s*(s|secs?|seconds?|m|mins?|minutes?|h|hrs?|hours?)$/i.exec(text.trim()) ?? [];
  return number === undefined ? undefined : Number(number) * (secondsOfUnit[unit.charAt(0).toLowerCase()] ?? 1);
}

/** The numbers of values of which one at least is a text of several, with spaces or commas between them; undefined for others. */
export function numbersIn(values: readonly unknown[]): readonly string[] | undefined {
  const parts = values.map((value) => (typeof value === 'string' ? value.trim().split(/\s*,\s*|\s+/) : [String(value)]));
  const numbers = parts.flat();
  const areNumbers = numbers.every((number) => /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i.test(number));
  return areNumbers && parts.some(({ length }) => length > 1) ? numbers : undefined;
}
