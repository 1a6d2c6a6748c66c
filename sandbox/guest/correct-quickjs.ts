/** Script that mends what QuickJS gets wrong. It runs before anything is frozen. */
export const correctQuickJS = `(function () {
'use strict';
const { acosh } = Math;
const method = (owner, name, value) => Object.defineProperty(owner, name, { value, writable: true, enumerable: false, configurable: true });
// musl's acosh gives numbers below -2.
method(Math, 'acosh', { acosh(x) { const value = +x; return value < 1 ? NaN : acosh(value); } }.acosh);
})()`;
