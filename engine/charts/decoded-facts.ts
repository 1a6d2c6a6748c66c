import type { Decoded, DecodedSchedule } from '../problems/index.ts';
import { formatNumber } from './round.ts';

/** A name and what to say under it. */
export type Fact = readonly [name: string, text: string];

const shownNumbers = 20;
const shownMachines = 12;

/** What a decoded solution says in words. */
export function decodedFacts(decoded: Decoded): readonly Fact[] {
  if (decoded.kind === 'tour')
    return [
      ['tour length', formatNumber(decoded.length, 10)],
      ['tour', listed(decoded.tour)],
    ];
  if (decoded.kind === 'knapsack')
    return [
      ['value', formatNumber(decoded.value, 15)],
      ['weight', `${formatNumber(decoded.weight, 15)} of ${formatNumber(decoded.capacity, 15)}`],
      ['items', listed(decoded.items)],
    ];
  return [['makespan', formatNumber(decoded.makespan, 10)], ...machineFacts(decoded)];
}

/** The jobs of each machine, in their order there. */
function machineFacts({ operations }: DecodedSchedule): Fact[] {
  const byStart = operations.toSorted((a, b) => a.start - b.start);
  const machines = [...new Set(operations.map(({ machine }) => machine))].sort((a, b) => a - b);
  const facts = machines.slice(0, shownMachines).map((machine): Fact => {
    const jobs = byStart.filter((operation) => operation.machine === machine).map(({ job }) => job);
    return [`machine ${machine}`, `jobs ${listed(jobs)}`];
  });
  return machines.length > shownMachines ? [...facts, ['machines', `${machines.length - shownMachines} more`]] : facts;
}

function listed(numbers: readonly number[]): string {
  if (numbers.length === 0) return 'none';
  const rest = numbers.length - shownNumbers;
  return `${numbers.slice(0, shownNumbers).join(', ')}${rest > 0 ? `, … ${rest} more` : ''}`;
}
