import type { DecodedTour } from '../problems/index.ts';

/** The way through the cities, from the first one marked by its number; both axes have the same scale. */
export function tourChart({ tour, cities }: DecodedTour): Readonly<Record<string, unknown>> {
  const stops = tour.map((city, stop) => ({ stop, city, x: cities[city][0], y: cities[city][1] }));
  const values = stops.length === 0 ? [] : [...stops, { ...stops[0], stop: stops.length }];
  const xs = domainOf(values.map(({ x }) => x));
  const ys = domainOf(values.map(({ y }) => y));
  const position = (field: 'x' | 'y', domain: readonly number[]) => ({
    field,
    type: 'quantitative',
    title: null,
    scale: { domain, nice: false, zero: false },
    axis: { grid: false, tickCount: 6 },
  });
  return {
    width: 420,
    height: Math.round(Math.min(600, Math.max(120, (420 * (ys[1] - ys[0])) / (xs[1] - xs[0])))),
    data: { name: 'tour', values },
    encoding: {
      x: position('x', xs),
      y: position('y', ys),
      order: { field: 'stop', type: 'quantitative' },
      tooltip: [
        { field: 'stop', type: 'quantitative' },
        { field: 'city', type: 'quantitative' },
      ],
    },
    layer: [
      { mark: { type: 'line', strokeWidth: 1.5, point: { size: values.length > 200 ? 8 : 30 } } },
      {
        transform: [{ filter: 'datum.stop === 0' }],
        mark: { type: 'point', size: 160, strokeWidth: 2 },
      },
    ],
  };
}

/** A little more than the values span, so that nothing lies on the frame. */
function domainOf(values: readonly number[]): readonly [number, number] {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const margin = (high - low) / 25 || 1;
  return [low - margin, high + margin];
}
