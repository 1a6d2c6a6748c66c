import { endianness } from 'node:os';

/**
 * Script of functions that read and set the two words of a double, as fdlibm's macros do; the functions beside this file are
 * written with them. Like the realm it is text, because it runs in a realm of its own. A double that is read just after one of its
 * words was written keeps the processor waiting, so what can be computed is not written.
 */
export const words = `
const HIGH = ${Number(endianness() === 'LE')}, LOW = 1 - HIGH;
const doubles = new Float64Array(1);
const halves = new Int32Array(doubles.buffer);
function high(x) { doubles[0] = x; return halves[HIGH]; }
function low(x) { doubles[0] = x; return halves[LOW]; }
function fromWords(upper, lower) { halves[HIGH] = upper; halves[LOW] = lower; return doubles[0]; }
// By sign and exponent of a double: what its last bit stands for.
const lastBits = Float64Array.from({ length: 4096 }, (_, k) => (k < 2048 ? 1 : -1) * 2 ** (Math.max(1, k & 2047) - 1075));
/** The number with its lower word 0. */
function withoutLow(x) { doubles[0] = x; return x - (halves[LOW] >>> 0) * lastBits[halves[HIGH] >>> 20]; }
function withHigh(x, upper) { doubles[0] = x; halves[HIGH] = upper; return doubles[0]; }
`;
