/**
 * Script that mends what QuickJS gets wrong. It runs before anything is frozen or removed, and evaluates to a function that tells
 * whether QuickJS itself threw an error for want of memory or stack.
 */
export const correctQuickJS = `(function () {
'use strict';
const isPrototypeOf = Function.prototype.call.bind(Object.prototype.isPrototypeOf);
const { prototype: internal } = InternalError;
const { acosh } = Math;
const method = (owner, name, value) => Object.defineProperty(owner, name, { value, writable: true, enumerable: false, configurable: true });
// musl's acosh gives numbers below -2.
method(Math, 'acosh', { acosh(x) { const value = +x; return value < 1 ? NaN : acosh(value); } }.acosh);

// QuickJS throws where the value of the attribute is undefined or null.
for (const name of ['anchor', 'fontcolor', 'fontsize', 'link']) {
  const plain = Function.prototype.call.bind(String.prototype[name]);
  method(String.prototype, name, { [name](value) { return plain(this, value + ''); } }[name]);
}

// From the first element, and so from NaN, QuickJS looks at none.
const typedArrays = Object.getPrototypeOf(Int8Array.prototype);
const lastIndexOf = Function.prototype.call.bind(typedArrays.lastIndexOf);
const { trunc } = Math;
method(typedArrays, 'lastIndexOf', { lastIndexOf(value) {
  if (arguments.length < 2 || this.length === 0) return lastIndexOf(this, value);
  const from = trunc(arguments[1]);
  const found = lastIndexOf(this, value, from); // refuses what is no typed array
  return from === 0 || from !== from ? (this.length > 0 && this[0] === value ? 0 : -1) : found;
} }.lastIndexOf);

// The language leaves open how many digits of a fraction are written in another base than 10.
const { toString } = Number.prototype;
const asText = Function.prototype.call.bind(toString);
const { floor, isInteger } = { floor: Math.floor, isInteger: Number.isInteger };
const doubles = new Float64Array(1);
const bits = new BigUint64Array(doubles.buffer);
method(Number.prototype, 'toString', { toString(radix) {
  if (radix === undefined || radix === 10) return asText(this);
  const value = +asText(this);
  const base = Math.trunc(+radix);
  if (!(base >= 2 && base <= 36) || base === 10 || !(value - value === 0)) return asText(this, base === base ? base : 0);
  if (isInteger(value)) return asText(value, base);
  return value < 0 ? '-' + inRadix(-value, base) : inRadix(value, base);
} }.toString);
Object.defineProperty(Number.prototype.toString, 'length', { value: 1 });

function nextAfter(value) {
  doubles[0] = value;
  bits[0]++;
  return doubles[0];
}

/** As V8's DoubleToRadixCString does. */
function inRadix(value, radix) {
  let integer = floor(value);
  let fraction = value - integer;
  const digits = [];
  let delta = 0.5 * (nextAfter(value) - value);
  if (!(delta > 5e-324)) delta = 5e-324;
  if (fraction >= delta) {
    do {
      fraction *= radix;
      delta *= radix;
      const digit = floor(fraction);
      digits[digits.length] = digit;
      fraction -= digit;
      if ((fraction > 0.5 || (fraction === 0.5 && digit % 2 === 1)) && fraction + delta > 1) {
        for (;;) {
          if (digits.length === 0) { integer += 1; break; }
          const last = digits[digits.length - 1];
          digits.length--;
          if (last + 1 < radix) { digits[digits.length] = last + 1; break; }
        }
        break;
      }
    } while (fraction >= delta);
  }
  let text = '';
  do {
    const rest = integer % radix;
    text = asText(rest, radix)[0] + text;
    integer = (integer - rest) / radix;
  } while (integer > 0);
  if (digits.length === 0) return text;
  text += '.';
  for (let i = 0; i < digits.length; i++) text += asText(digits[i], radix);
  return text;
}

return (thrown) => isPrototypeOf(internal, thrown);
})()`;
