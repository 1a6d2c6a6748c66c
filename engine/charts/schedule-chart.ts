import type { DecodedSchedule } from '../problems/index.ts';

/** A Gantt chart: a row per machine, a bar per operation with the number of its job. */
export function scheduleChart({ operations, makespan }: DecodedSchedule): Readonly<Record<string, unknown>> {
  const values = operations.map((operation) => ({ ...operation, middle: (operation.start + operation.end) / 2 }));
  const machines = new Set(operations.map(({ machine }) => machine)).size;
  const x = { type: 'quantitative', title: 'time', scale: { domain: [0, makespan], nice: false } };
  return {
    width: 'container',
    height: 24 * machines,
    autosize: { type: 'fit', contains: 'padding' },
    data: { name: 'schedule', values },
    encoding: { y: { field: 'machine', type: 'ordinal', title: 'machine' } },
    layer: [
      {
        mark: { type: 'bar', stroke: '#888', strokeWidth: 0.5 },
        encoding: {
          x: { ...x, field: 'start' },
          x2: { field: 'end' },
          color: { field: 'job', type: 'nominal', title: 'job' },
          tooltip: ['job', 'step', 'machine', 'start', 'end'].map((field) => ({ field, type: 'quantitative' })),
        },
      },
      {
        // A number says it to those who do not see the colours; a bar too narrow for one goes without.
        transform: [{ filter: `datum.end - datum.start > ${makespan / 60}` }],
        mark: { type: 'text', fontSize: 10, fontWeight: 'bold' },
        encoding: { x: { ...x, field: 'middle' }, text: { field: 'job', type: 'nominal' }, color: { value: 'black' } },
      },
    ],
  };
}
