/** A randomly shifted Sobol sequence: the baseline that spreads its points evenly. Sobol 1967, doi:10.1016/0041-5553(67)90144-9. */
import { defineAlgorithm, exactly, integer } from '../define.ts';
import { maxSobolDimensions, SobolSequence } from '../initial/sobol.ts';

const params = {
  batch_size: integer(64, { min: 1, max: 100_000, doc: 'Candidates per iteration', recommend: 'a power of 2' }),
  max_iterations: integer(50, { min: 1, max: 1e9, doc: 'Batches after the first' }),
} as const;

export const sobolSequence = defineAlgorithm({
  name: 'sobol_sequence',
  aliases: ['Sobol'],
  title: 'Sobol Sequence',
  doc: 'Covers the box evenly and learns nothing: an honest baseline in few dimensions.',
  reference: 'Sobol 1967, doi:10.1016/0041-5553(67)90144-9',
  params,
  maxDimensions: maxSobolDimensions,
  iterationLimit: (values) => values.max_iterations,
  evaluations: (values) => exactly(values.batch_size * (values.max_iterations + 1)),
  firstCandidates: () => 0,
  numbersHeld: (values, dimensions) => values.batch_size * dimensions,
  start({ box, params: values, random }) {
    const batch = new Float64Array(values.batch_size * box.dimensions);
    const sequence = new SobolSequence(box, random);
    return {
      ask() {
        sequence.fill(batch);
        return batch;
      },
      tell: () => undefined,
      state: () => ({ sequence: sequence.state(), random: random.state() }),
      restore(state: { sequence: ReturnType<SobolSequence['state']>; random: readonly number[] }) {
        sequence.restore(state.sequence);
        random.restore(state.random);
      },
    };
  },
});
