import vm from 'node:vm';
import { freezeBuiltIns, globals } from './realm.ts';

/**
 * Freezes this process's own built-ins, for good. Now and then one of its objects reaches a fitness in a realm beside it, such as
 * the error of a forbidden import or of a full stack: nothing can be changed through it.
 */
export function freezeOwnBuiltIns(): void {
  const names = globals.split(' ').filter((name) => name in globalThis && name !== 'globalThis');
  (vm.runInThisContext(freezeBuiltIns) as (names: readonly string[]) => void)(names); // what this script of ours evaluates to
}
