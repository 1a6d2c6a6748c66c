import vm from 'node:vm';
import { badValue, noFitness } from './bad-value.ts';
import { FitnessError } from './fitness-error.ts';
import type { Fitness } from './guest.ts';
import { levelLanguage } from './language.ts';
import { elementaryFunctions } from './math/elementary-functions.ts';
import { rewritePowers } from './math/power-operator.ts';
import { type OwnColumn, ownColumns } from './own-columns.ts';
import { beforeSource, fitnessName, fitnessScript, type Harness, prepareRealm, type Realm } from './realm.ts';

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
  const { code, power: name, target } = rewritePowers(source);
  const explain = explainer(realm, ownColumns(source, code));
  // Around the fitness, so that it cannot declare the same name by accident.
  const before = `(function (${name}, ${target}) { return `;
  const options = { filename: fitnessName, columnOffset: -before.length - beforeSource.length };
  const compile = (): unknown => vm.runInContext(`${before}${fitnessScript(code)} })`, context, options);
  const harness = attempt(explain, () => realm.open(compile(), power));
  if (harness === undefined) throw noFitness();
  return evaluateWith(realm, harness, explain);
}

/** What the user did wrong. */
type Explain = (thrown: unknown, index?: number) => FitnessError;

function evaluateWith({ describe }: Realm, { one, batch, at, refused }: Harness, explain: Explain): Fitness {
  return {
    evaluate(candidates, dimensions, values) {
      const index = attempt(explain, () => batch(candidates, dimensions, values), at);
      if (index >= 0) throw badValue(refused(), { index });
    },
    evaluateOne(candidates, offset, dimensions) {
      let value: unknown;
      try {
        value = one(candidates, offset, dimensions);
      } catch (thrown) {
        throw explain(thrown);
      }
      if (typeof value === 'number') return value;
      throw badValue(describe(value));
    },
  };
}

function attempt<T>(explain: Explain, action: () => T, at?: () => number): T {
  try {
    return action();
  } catch (thrown) {
    throw explain(thrown, at?.());
  }
}

const explainer =
  (realm: Realm, ownColumn: OwnColumn): Explain =>
  (thrown, index) => {
    const { message, line, column } = realm.explain(thrown);
    const own = ownColumn(line, column);
    return new FitnessError('runtime', message, {
      ...(line > 0 ? { line } : {}),
      ...(own === undefined ? {} : { column: own }),
      ...(index === undefined ? {} : { index }),
    });
  };
