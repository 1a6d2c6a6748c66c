import { exponential } from './exponential.ts';
import { logarithm } from './logarithm.ts';
import { power } from './power.ts';
import { reduceAngle } from './reduce-angle.ts';
import { trigonometric } from './trigonometric.ts';
import { words } from './words.ts';

/**
 * Script that gives V8 the elementary functions as QuickJS in WebAssembly computes them, bit for bit. The language leaves their
 * last bits open, and those of V8 depend on its version and on the C library it is linked with. QuickJS keeps its own: these
 * would run twenty times slower in an interpreter, and in V8 they are as fast as what they replace.
 * It runs before anything is frozen and evaluates to the function behind the operator **.
 */
export const elementaryFunctions = `(function () {
'use strict';
${words}${reduceAngle}${trigonometric}${exponential}${logarithm}${power}
const { defineProperty } = Object;
// Each is written out: V8 inlines what is always the same function.
const own = {
  sin(x) { return sin(+x); },
  cos(x) { return cos(+x); },
  exp(x) { return exp(+x); },
  sinh(x) { return sinh(+x); },
  cosh(x) { return cosh(+x); },
  tanh(x) { return tanh(+x); },
  log(x) { return log(+x); },
  log10(x) { return log10(+x); },
  log1p(x) { return log1p(+x); },
  asinh(x) { return asinh(+x); },
  acosh(x) { return acosh(+x); },
  atanh(x) { return atanh(+x); },
  atan2(y, x) { return atan2(+y, +x); },
  pow(base, exponent) { return pow(+base, +exponent); },
  hypot(a, b) {
    const count = arguments.length;
    if (count === 2) return hypotOfTwo(+a, +b);
    if (count === 0) return 0;
    let length = Math.abs(a);
    for (let i = 1; i < count; i++) length = hypotOfTwo(length, +arguments[i]);
    return length;
  },
};
for (const name of Object.keys(own)) defineProperty(Math, name, { value: own[name], writable: true, enumerable: false, configurable: true });

/** The operator **. */
return function power(base, exponent) {
  if (typeof base === 'number' && typeof exponent === 'number') return pow(base, exponent);
  const a = numeric(base), b = numeric(exponent);
  return typeof a === 'number' && typeof b === 'number' ? pow(a, b) : a ** b;
};

function numeric(value) {
  return value++;
}
})()`;
