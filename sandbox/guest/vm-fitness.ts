import vm from 'node:vm';
import { FitnessError } from './fitness-error.ts';
import type { Fitness } from './guest.ts';
import { levelLanguage } from './language.ts';
import { elementaryFunctions } from './math/elementary-functions.ts';
import { rewritePowers } from './math/power-operator.ts';
import { badValue, fitnessName, fitnessScript, type Harness, noFitness, prepareRealm, type Realm } from './realm.ts';

/**
 * Loads a JavaScript fitness into a realm of its own. That keeps honest mistakes apart from the caller, and is no wall against
 * anyone who wants out: the wall is the sandbox around this process.
 * @throws FitnessError when the source throws or has no `fitness`
 */
export function loadFitness(source: string): Fitness {
  // A global object without interceptors: looking up Math in a common vm context is an order of magnitude slower.
  const context = vm.createContext(vm.constants.DONT_CONTEXTIFY, {
    codeGeneration: { strings: false, wasm: false },
    // A queue of its own, which is never run while a fitness is called: nothing of it goes on between or after the calls.
    microtaskMode: 'afterEvaluate',
  });
  vm.runInContext(levelLanguage, context);
  const power = vm.runInContext(elementaryFunctions, context);
  const realm = vm.runInContext(prepareRealm, context) as Realm; // what this script of ours evaluates to
  const harness = attempt(realm, () => realm.open(compile(source, context), power));
  if (harness === undefined) throw new FitnessError('runtime', noFitness);
  return evaluateWith(realm, harness);
}

function compile(source: string, context: vm.Context): unknown {
  const { code, power } = rewritePowers(source);
  // Around the fitness, so that it cannot declare the same name by accident.
  return vm.runInContext(`(function (${power}) { return ${fitnessScript(code)} })`, context, { filename: fitnessName });
}

function evaluateWith(realm: Realm, { one, batch, at, refused }: Harness): Fitness {
  return {
    evaluate(candidates, dimensions, values) {
      const index = attempt(realm, () => batch(candidates, dimensions, values), at);
      if (index >= 0) throw new FitnessError('bad-value', badValue(refused()), { index });
    },
    evaluateOne(candidates, offset, dimensions) {
      let value: unknown;
      try {
        value = one(candidates, offset, dimensions);
      } catch (thrown) {
        throw mistake(realm, thrown);
      }
      if (typeof value === 'number') return value;
      throw new FitnessError('bad-value', badValue(realm.describe(value)));
    },
  };
}

function attempt<T>(realm: Realm, action: () => T, at?: () => number): T {
  try {
    return action();
  } catch (thrown) {
    throw mistake(realm, thrown, at?.());
  }
}

function mistake({ explain }: Realm, thrown: unknown, index?: number): FitnessError {
  const { message, line } = explain(thrown);
  return new FitnessError('runtime', message, { ...(line > 0 ? { line } : {}), ...(index === undefined ? {} : { index }) });
}
