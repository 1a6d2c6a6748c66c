import quickjs from '@jitl/quickjs-singlefile-mjs-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant, type QuickJSContext, type QuickJSHandle } from 'quickjs-emscripten-core';
import { inCommonWords } from './common-words.ts';
import { correctQuickJS } from './correct-quickjs.ts';
import { FitnessError } from './fitness-error.ts';
import type { Fitness } from './guest.ts';
import { levelLanguage } from './language.ts';
import { OutOfMemory } from './out-of-memory.ts';
import { badValue, fitnessName, fitnessScript, noFitness, prepareRealm } from './realm.ts';

const pageBytes = 2 ** 16;
/** Deeper recursion must end in the interpreter, before it ends the thread: this suits a main thread. */
const defaultStackBytes = 256 * 1024;

/**
 * Loads a JavaScript fitness into QuickJS in WebAssembly, which reaches nothing outside its own memory.
 * @param memoryMiB at most this much, whatever it is used for
 * @param stackBytes of the interpreter, which has 5 MiB for stacks; the thread takes up to seven times as much
 * @throws FitnessError when the source throws or has no `fitness`
 */
export async function loadFitness(source: string, memoryMiB: number, stackBytes?: number): Promise<Fitness> {
  return (await startInterpreter(memoryMiB, stackBytes))(source);
}

/** What of `loadFitness` can be done before the source is there. @returns loads it, once */
export async function startInterpreter(memoryMiB: number, stackBytes = defaultStackBytes): Promise<(source: string) => Fitness> {
  // The interpreter's own limit does not count typed arrays; that of the memory counts everything.
  const wasmMemory = new WebAssembly.Memory({ initial: 256, maximum: Math.max(256, (memoryMiB * 2 ** 20) / pageBytes) });
  const engine = await newQuickJSWASMModuleFromVariant(newVariant(quickjs, { wasmMemory }));
  const runtime = engine.newRuntime();
  runtime.setMaxStackSize(stackBytes);
  const interpreter = new Interpreter(runtime.newContext());
  return (source) => interpreter.load(source);
}

class Interpreter implements Fitness {
  private readonly context: QuickJSContext;
  /** Opens what a script of the user evaluated to. */
  private readonly open: QuickJSHandle;
  private readonly explain: QuickJSHandle;
  private runBatch: QuickJSHandle | undefined;
  private refused: QuickJSHandle | undefined;
  /** Undefined while the source is loaded. */
  private at: QuickJSHandle | undefined;
  private readonly single = new Float64Array(1);

  constructor(context: QuickJSContext) {
    this.context = context;
    for (const script of [levelLanguage, correctQuickJS]) context.unwrapResult(context.evalCode(script, 'realm.js')).dispose();
    const realm = context.unwrapResult(context.evalCode(prepareRealm, 'realm.js'));
    this.open = context.getProp(realm, 'open');
    this.explain = context.getProp(realm, 'explain');
  }

  /** Once. */
  load(source: string): this {
    const { context } = this;
    const load = this.guard(() => context.evalCode(fitnessScript(source), fitnessName));
    const harness = this.guard(() => context.callFunction(this.open, context.undefined, load));
    if (context.typeof(harness) === 'undefined') throw new FitnessError('runtime', noFitness);
    this.runBatch = context.getProp(harness, 'batchOfBytes');
    this.refused = context.getProp(harness, 'refused');
    this.at = context.getProp(harness, 'at');
    return this;
  }

  evaluate(candidates: Float64Array, dimensions: number, values: Float64Array): void {
    const { context, runBatch, refused } = this;
    if (runBatch === undefined || refused === undefined) throw new Error('A fitness is loaded before it is evaluated.');
    const input = context.newArrayBuffer(candidates.slice(0, values.length * dimensions).buffer);
    const count = context.newNumber(values.length);
    const n = context.newNumber(dimensions);
    const result = this.guard(() => context.callFunction(runBatch, context.undefined, input, n, count));
    input.dispose();
    if (context.typeof(result) === 'number') {
      const index = context.getNumber(result);
      throw new FitnessError('bad-value', badValue(context.dump(this.call(refused))), { index });
    }
    const output = context.getArrayBuffer(result);
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength).set(output.value);
    output.dispose();
    result.dispose();
  }

  evaluateOne(candidates: Float64Array, offset: number, dimensions: number): number {
    this.evaluate(candidates.subarray(offset, offset + dimensions), dimensions, this.single);
    return this.single[0];
  }

  /** Calls what cannot fail but for want of memory. */
  private call(callable: QuickJSHandle, ...args: QuickJSHandle[]): QuickJSHandle {
    const result = this.context.callFunction(callable, this.context.undefined, ...args);
    if (result.error === undefined) return result.value;
    result.error.dispose();
    throw new OutOfMemory();
  }

  /** Runs the user's code. */
  private guard(run: () => ReturnType<QuickJSContext['evalCode']>): QuickJSHandle {
    let result: ReturnType<typeof run>;
    try {
      result = run();
    } catch (error) {
      // The interpreter itself gave up, and nothing can be asked of it any more.
      if (error instanceof RangeError) throw new FitnessError('runtime', 'Maximum call stack size exceeded');
      throw new OutOfMemory(String(error));
    }
    if (result.error === undefined) return result.value;
    const { message: said, line } = result.error.consume((thrown) => this.context.dump(this.call(this.explain, thrown)));
    if (said === undefined || said === 'RangeError: out of memory') throw new OutOfMemory();
    const message = inCommonWords(said);
    // Its column is another one than V8's, and points behind what went wrong.
    const index = this.at && { index: this.context.dump(this.call(this.at)) };
    throw new FitnessError('runtime', message, { ...(line > 0 ? { line } : {}), ...index });
  }
}
