/** Up to this many numbers are written out: in a realm with frozen built-ins a loop takes several times as long. */
const maxWritten = 32;

const written = Array.from({ length: maxWritten + 1 }, (_, n) => `(from, at) => [${elements(n)}]`);

/**
 * Expression, as text, of a function that makes a candidate of `n` numbers that begin at an offset: a list as any other, so that
 * all methods of lists are there and `map` may give anything, and a new one each time, so that a fitness may change and keep it.
 */
export const candidateMaker = `(function () {
const written = [${written.join(', ')}];
let doubles = [];
return function (from, at, n) {
  if (n <= ${maxWritten}) return written[n](from, at);
  if (doubles.length !== n) for (doubles = []; doubles.length < n;) doubles[doubles.length] = 0.5;
  const x = [...doubles];
  for (let i = 0; i < n; i++) x[i] = from[at + i];
  return x;
};
})()`;

function elements(n: number): string {
  return Array.from({ length: n }, (_, i) => `from[at + ${i}]`).join(', ');
}
