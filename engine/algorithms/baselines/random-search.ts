/** Random search: uniform points, the baseline every algorithm must beat. Brooks 1958, doi:10.1287/opre.6.2.244. */
import { sampleUniform } from '../box.ts';
import { defineAlgorithm, exactly, integer } from '../define.ts';

const params = {
  batch_size: integer(50, { min: 1, max: 100_000, doc: 'Candidates per iteration; it changes nothing but the reports' }),
  max_iterations: integer(50, { min: 1, max: 1e9, doc: 'Batches after the first' }),
} as const;

export const randomSearch = defineAlgorithm({
  name: 'random_search',
  aliases: ['RS'],
  title: 'Random Search',
  doc: 'Draws uniform points and learns nothing: an honest baseline.',
  reference: 'Brooks 1958, doi:10.1287/opre.6.2.244',
  params,
  iterationLimit: (values) => values.max_iterations,
  evaluations: (values) => exactly(values.batch_size * (values.max_iterations + 1)),
  firstCandidates: (values) => values.batch_size,
  numbersHeld: (values, dimensions) => values.batch_size * dimensions,
  start({ box, params: values, random, initialize }) {
    const batch = new Float64Array(values.batch_size * box.dimensions);
    let isFirst = true;
    return {
      ask() {
        if (isFirst) initialize(batch);
        else sampleUniform(box, batch, random);
        return batch;
      },
      tell() {
        isFirst = false;
      },
      state: () => ({ isFirst, random: random.state() }),
      restore(state: { isFirst: boolean; random: readonly number[] }) {
        isFirst = state.isFirst;
        random.restore(state.random);
      },
    };
  },
});
