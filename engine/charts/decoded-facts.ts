import { type Part, say } from '../../sandbox/sentence.ts';
import type { Decoded, DecodedSchedule } from '../problems/index.ts';
import { formatNumber } from './round.ts';

/** A name and what to say under it; in outputs of earlier versions, in English. */
export type Fact = readonly [name: Part, text: Part];

const shownNumbers = 20;
const shownMachines = 12;

/** What a decoded solution says in words. */
export function decodedFacts(decoded: Decoded): readonly Fact[] {
  if (decoded.kind === 'tour')
    return [
      [say('tour length'), formatNumber(decoded.length, 10)],
      [say('tour'), listed(decoded.tour)],
    ];
  if (decoded.kind === 'knapsack')
    return [
      [say('value'), formatNumber(decoded.value, 15)],
      [say('weight'), say('{0} of {1}', formatNumber(decoded.weight, 15), formatNumber(decoded.capacity, 15))],
      [say('items'), listed(decoded.items)],
    ];
  return [[say('makespan'), formatNumber(decoded.makespan, 10)], ...machineFacts(decoded)];
}

/** The jobs of each machine, in their order there. */
function machineFacts({ operations }: DecodedSchedule): Fact[] {
  const byStart = operations.toSorted((a, b) => a.start - b.start);
  const machines = [...new Set(operations.map(({ machine }) => machine))].sort((a, b) => a - b);
  const facts = machines.slice(0, shownMachines).map((machine): Fact => {
    const jobs = byStart.filter((operation) => operation.machine === machine).map(({ job }) => job);
    return [say('machine {0}', machine), say('jobs {0}', listed(jobs))];
  });
  return machines.length > shownMachines
    ? [...facts, [say('machines'), say('{0} more', machines.length - shownMachines)]]
    : facts;
}

function listed(numbers: readonly number[]): Part {
  if (numbers.length === 0) return say('none');
  const rest = numbers.length - shownNumbers;
  const shown = numbers.slice(0, shownNumbers).join(', ');
  return rest > 0 ? say('{0}, … {1} more', shown, rest) : shown;
}
