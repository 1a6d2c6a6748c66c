/**
 * `npm run bench:sandbox`: what the sandboxes cost, in one run on one machine. JSON lines {measure, value, unit, aim}, then a
 * table: evaluations per second, start-up, and many tasks at once. Needs `npm run build` and a container engine.
 *   --rounds N   of the rates (5)   --starts N   of each kind of start (15)
 */
import { rmSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { measureRates } from './sandbox-rates.ts';
import { measureStarts } from './sandbox-starts.ts';
import { printTable } from './table.ts';

const { values: options } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, starts: { type: 'string', default: '15' } },
});
const rows: string[][] = [];

function tell(measure: string, value: number, unit: string, aim = ''): void {
  const rounded = Number(value.toPrecision(3));
  console.log(JSON.stringify({ measure, value: rounded, unit, aim }));
  rows.push([measure, `${rounded.toLocaleString('en')} ${unit}`, aim]);
}

const home = await measureStarts(Number(options.starts), tell);
try {
  await measureRates(Number(options.rounds), tell);
  printTable('Sandbox', ['measure', 'value', 'aim'], rows);
} finally {
  rmSync(home, { recursive: true, force: true });
}
