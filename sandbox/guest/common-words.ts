/**
 * What QuickJS says of a mistake, in the words that V8 has for it, so that a mistake reads the same wherever it was made. Only where
 * both say the same: V8 names what is not a function, which QuickJS does not know.
 */
export function inCommonWords(message: string): string {
  for (const [theirs, ours] of wordings) if (theirs.test(message)) return message.replace(theirs, ours);
  return message;
}

const wordings: readonly (readonly [RegExp, string])[] = [
  [/^RangeError: stack overflow$/, 'RangeError: Maximum call stack size exceeded'],
  [/^(ReferenceError): '(.+)' is not defined$/, '$1: $2 is not defined'],
  [/^(ReferenceError): (.+) is not initialized$/, "$1: Cannot access '$2' before initialization"],
  [/^(TypeError): cannot read property '(.+)' of (undefined|null)$/, "$1: Cannot read properties of $3 (reading '$2')"],
  [/^(TypeError): cannot set property '(.+)' of (undefined|null)$/, "$1: Cannot set properties of $3 (setting '$2')"],
  [/^(RangeError): invalid array length$/, '$1: Invalid array length'],
  [/^(RangeError): invalid string length$/, '$1: Invalid string length'],
  [/^(RangeError): invalid time value$|^(RangeError): Date value is NaN$/, 'RangeError: Invalid time value'],
  [/^(RangeError): BigInt division by zero$/, '$1: Division by zero'],
  [/^(TypeError): empty array$/, '$1: Reduce of empty array with no initial value'],
  [/^(TypeError): cannot convert symbol to (number|string)$/, '$1: Cannot convert a Symbol value to a $2'],
  [/^(TypeError): class constructors must be invoked with 'new'$/, "$1: Class constructors cannot be invoked without 'new'"],
  [/^(TypeError): cannot invoke a running generator$/, '$1: Generator is already running'],
];
