import { createRandom } from '../../random/index.ts';
import { assertClose } from '../testing.ts';
import { addOuterProducts, multiplyRows } from './rows.ts';

const random = createRandom(1);
const drawn = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.normal());

for (const rows of [1, 3, 4, 5, 8, 11])
  suite(`A product with ${rows} rows`, () => {
    const n = 5;
    const data = drawn(rows * n);

    test('is that of a lower triangular matrix and every row', () => {
      const A = drawn(n * n);
      const out = new Float64Array(rows * n);
      multiplyRows(A, data, out, n);
      const expected = Array.from({ length: rows * n }, (_, at) => {
        let sum = 0;
        for (let j = 0; j <= at % n; j++) sum += A[(at % n) * n + j] * data[at - (at % n) + j];
        return sum;
      });
      assertClose(out, expected);
    });

    test('adds the weighted outer product of every row, in the given order, to the lower triangle', () => {
      const C = drawn(n * n);
      const weights = drawn(rows);
      const order = Int32Array.from({ length: rows }, (_, k) => rows - 1 - k);
      const expected = C.slice();
      for (let k = 0; k < rows; k++)
        for (let i = 0; i < n; i++)
          for (let j = 0; j <= i; j++) expected[i * n + j] += weights[k] * data[order[k] * n + i] * data[order[k] * n + j];
      addOuterProducts(C, data, order, weights, n);
      assertClose(C, expected);
    });
  });
