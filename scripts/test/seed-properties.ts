// Loaded by mocha before any test: property tests draw the same values in every run, so that what passes once passes again.
// OPTIMIZEHUB_TEST_SEED=<whole number> draws others.

import { configureGlobal } from 'fast-check';

const seed = Number(process.env.OPTIMIZEHUB_TEST_SEED ?? 1);
if (!Number.isSafeInteger(seed)) {
  throw new Error(`Expected a whole number in OPTIMIZEHUB_TEST_SEED, got ${process.env.OPTIMIZEHUB_TEST_SEED}.`);
}
configureGlobal({ seed });
