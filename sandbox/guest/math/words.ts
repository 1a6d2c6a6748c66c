import { endianness } from 'node:os';

/**
 * Script of functions that read and set the two words of a double, as fdlibm's macros do; the functions beside this file are
 * written with them. Like the realm it is text, because it runs in a realm of its own.
 */
export const words = `
const HIGH = ${Number(endianness() === 'LE')}, LOW = 1 - HIGH;
const doubles = new Float64Array(1);
const halves = new Int32Array(doubles.buffer);
function high(x) { doubles[0] = x; return halves[HIGH]; }
function low(x) { doubles[0] = x; return halves[LOW]; }
function fromWords(upper, lower) { halves[HIGH] = upper; halves[LOW] = lower; return doubles[0]; }
function withHigh(x, upper) { doubles[0] = x; halves[HIGH] = upper; return doubles[0]; }
function withoutLow(x) { doubles[0] = x; halves[LOW] = 0; return doubles[0]; }
`;
