import { type Sentence, say } from '../../sandbox/sentence.ts';
import type { StopReason } from './task.ts';

/** What ended a run, in words. */
export const stopReasons: Readonly<Record<StopReason, Sentence>> = {
  max_iterations: say('max_iterations reached'),
  evaluations: say('evaluations spent'),
  target: say('target reached'),
  seconds: say('time limit reached'),
  stagnation: say('stagnation'),
  final_temp: say('final_temp reached'),
  soft_limit: say('stopped at the soft limit'),
  cancelled: say('cancelled'),
};
