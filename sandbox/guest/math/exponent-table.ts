/** The table of exp in Arm's optimized routines, by its definition. */
const bits = 256n;

/** 2 ** (i / 128) for i = 0 ... 127, rounded to doubles. */
export function exponentTable(): number[] {
  return roots().map(nearest);
}

/** What the roundings left over, relative to the rounded. */
export function exponentTails(): number[] {
  return roots().map((root) => {
    const rounded = scaled(nearest(root));
    return nearest(((root - rounded) << bits) / rounded);
  });
}

/** 2 ** (i / 128), scaled by 2 ** bits. */
function roots(): bigint[] {
  let root = 2n << bits;
  for (let k = 0; k < 7; k++) root = squareRoot(root << bits);
  const powers = [1n << bits];
  for (let i = 1; i < 128; i++) powers.push((powers[i - 1] * root) >> bits);
  return powers;
}

function squareRoot(square: bigint): bigint {
  let root = 1n << BigInt(square.toString(2).length);
  for (;;) {
    const next = (root + square / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

function nearest(value: bigint): number {
  return Number(value) * 2 ** -Number(bits); // Number() rounds to the nearest double
}

function scaled(value: number): bigint {
  return BigInt(value * 2 ** 52) << (bits - 52n); // 1 <= value < 2
}
