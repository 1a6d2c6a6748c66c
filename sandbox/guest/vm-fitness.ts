import vm from 'node:vm';
import { FitnessError } from './fitness-error.ts';
import type { Fitness } from './guest.ts';
import { levelLanguage } from './language.ts';
import { elementaryFunctions } from './math/elementary-functions.ts';
import { rewritePowers } from './math/power-operator.ts';
import { badValue, fitnessName, fitnessScript, type Harness, noFitness, prepareRealm } from './realm.ts';

/**
 * Loads a JavaScript fitness into a realm of its own. That keeps honest mistakes apart from the caller, and is no wall against
 * anyone who wants out: the wall is the sandbox around this process.
 * @throws FitnessError when the source throws or has no `fitness`
 */
export function loadFitness(source: string): Fitness {
  // A global object without interceptors: looking up Math in a common vm context is an order of magnitude slower.
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } });
  vm.runInContext(levelLanguage, context);
  const power = vm.runInContext(elementaryFunctions, context);
  const harness = vm.runInContext(prepareRealm, context) as Harness; // what this script of ours evaluates to
  const { explain } = harness(undefined);
  const fitness = attempt(() => run(source, context, power), explain);
  if (typeof fitness !== 'function') throw new FitnessError('runtime', noFitness);
  return evaluateWith(harness(fitness));
}

function run(source: string, context: vm.Context, power: unknown): unknown {
  const { code, power: name } = rewritePowers(source);
  // Around the fitness, so that it cannot declare the same name by accident.
  return vm.runInContext(`(function (${name}) { return ${fitnessScript(code)} })`, context, { filename: fitnessName })(power);
}

function evaluateWith({ one, batch, at, refused, describe, explain }: ReturnType<Harness>): Fitness {
  return {
    evaluate(candidates, dimensions, values) {
      const index = attempt(() => batch(candidates, dimensions, values), explain, at);
      if (index >= 0) throw new FitnessError('bad-value', badValue(refused()), { index });
    },
    evaluateOne(candidates, offset, dimensions) {
      let value: unknown;
      try {
        value = one(candidates, offset, dimensions);
      } catch (thrown) {
        throw mistake(thrown, explain);
      }
      if (typeof value === 'number') return value;
      throw new FitnessError('bad-value', badValue(describe(value)));
    },
  };
}

function attempt<T>(action: () => T, explain: Explain, at?: () => number): T {
  try {
    return action();
  } catch (thrown) {
    throw mistake(thrown, explain, at?.());
  }
}

type Explain = ReturnType<Harness>['explain'];

function mistake(thrown: unknown, explain: Explain, index?: number): FitnessError {
  const { message, line } = explain(thrown);
  return new FitnessError('runtime', message, { ...(line > 0 ? { line } : {}), ...(index === undefined ? {} : { index }) });
}
