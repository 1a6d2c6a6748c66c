import type { Trace } from '../tasks/task.ts';

/** Points kept per tenfold of evaluations: enough for a smooth line, and so few that any run stays under 1,000 points. */
const pointsPerDecade = 50;

/** Records improvements as a step function with log-spaced, and so bounded, resolution. Fitness in the minimized sign. */
export class TraceRecorder {
  private evaluations: number[] = [];
  private fitness: number[] = [];

  /** A better fitness was found; a later improvement in the same stretch replaces the last point. */
  improve(evaluations: number, fitness: number): void {
    const last = this.evaluations.length - 1;
    if (last >= 1 && stretch(this.evaluations[last]) === stretch(evaluations)) {
      this.evaluations[last] = evaluations;
      this.fitness[last] = fitness;
    } else {
      this.evaluations.push(evaluations);
      this.fitness.push(fitness);
    }
  }

  /** The trace up to now, closed by a point at the current number of evaluations. */
  read(evaluations: number, sign: 1 | -1): Trace {
    const isOpen = this.evaluations.length > 0 && this.evaluations.at(-1) !== evaluations;
    const fitness = this.fitness.map((value) => sign * value);
    return {
      evaluations: isOpen ? [...this.evaluations, evaluations] : [...this.evaluations],
      best_fitness: isOpen ? [...fitness, fitness[fitness.length - 1]] : fitness,
    };
  }

  state(): { evaluations: number[]; fitness: number[] } {
    return { evaluations: [...this.evaluations], fitness: [...this.fitness] };
  }

  restore(state: { evaluations: number[]; fitness: number[] }): void {
    this.evaluations = [...state.evaluations];
    this.fitness = [...state.fitness];
  }
}

const stretch = (evaluations: number): number => Math.floor(Math.log10(evaluations) * pointsPerDecade);
