import type { DecodedKnapsack } from '../problems/index.ts';
import { roundSignificant } from './round.ts';

/** Each item a bar as wide as its weight and as high as its value per weight, side by side up to the capacity: its area is its value. */
export function packingChart({ items, values, weights, capacity }: DecodedKnapsack): Readonly<Record<string, unknown>> {
  let from = 0;
  const worthFirst = [...items.keys()].sort((a, b) => values[b] / weights[b] - values[a] / weights[a] || a - b);
  const bars = worthFirst.map((at) => {
    const to = from + weights[at];
    const bar = {
      item: items[at],
      value: values[at],
      weight: weights[at],
      from,
      to,
      worth: roundSignificant(values[at] / weights[at]),
    };
    from = to;
    return bar;
  });
  return {
    width: 'container',
    height: 180,
    autosize: { type: 'fit', contains: 'padding' },
    data: { name: 'packing', values: bars },
    mark: { type: 'rect', stroke: '#888', strokeWidth: 0.5 },
    encoding: {
      x: {
        field: 'from',
        type: 'quantitative',
        title: 'weight, up to the capacity',
        scale: { domain: [0, capacity], nice: false },
        axis: { grid: false },
      },
      x2: { field: 'to' },
      y: { field: 'worth', type: 'quantitative', title: 'value per weight', scale: { zero: true, nice: false } },
      y2: { datum: 0 },
      tooltip: ['item', 'value', 'weight'].map((field) => ({ field, type: 'quantitative' })),
    },
  };
}
