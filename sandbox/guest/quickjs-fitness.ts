import quickjs from '@jitl/quickjs-singlefile-mjs-release-sync';
import { newQuickJSWASMModuleFromVariant, newVariant, type QuickJSContext, type QuickJSHandle } from 'quickjs-emscripten-core';
import { badValue, noFitness } from './bad-value.ts';
import { type BoundedMemory, boundedMemory } from './bounded-memory.ts';
import { inCommonWords } from './common-words.ts';
import { correctQuickJS } from './correct-quickjs.ts';
import { FitnessError } from './fitness-error.ts';
import type { Fitness } from './guest.ts';
import { levelLanguage } from './language.ts';
import { OutOfMemory } from './out-of-memory.ts';
import { fitnessName, fitnessScript, prepareRealm } from './realm.ts';
import { sortMethods } from './sort-methods.ts';

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
  const memory = boundedMemory(memoryMiB);
  const engine = await newQuickJSWASMModuleFromVariant(newVariant(quickjs, { wasmMemory: memory.memory }));
  const runtime = engine.newRuntime();
  runtime.setMaxStackSize(stackBytes);
  // A container would have ended the fitness by then, so nothing goes on that caught the error.
  runtime.setInterruptHandler(memory.isUsedUp);
  const interpreter = new Interpreter(runtime.newContext(), memory);
  return (source) => interpreter.load(source);
}

class Interpreter {
  readonly context: QuickJSContext;
  private readonly memory: BoundedMemory;
  /** Opens what a script of the user evaluated to. */
  private readonly open: QuickJSHandle;
  private readonly explain: QuickJSHandle;
  /** Tells what the interpreter throws by itself from what a fitness throws. */
  private readonly isOfInterpreter: QuickJSHandle;

  constructor(context: QuickJSContext, memory: BoundedMemory) {
    this.context = context;
    this.memory = memory;
    this.isOfInterpreter = context.unwrapResult(context.evalCode(correctQuickJS, 'realm.js'));
    for (const script of [sortMethods, levelLanguage]) context.unwrapResult(context.evalCode(script, 'realm.js')).dispose();
    const realm = context.unwrapResult(context.evalCode(prepareRealm, 'realm.js'));
    this.open = context.getProp(realm, 'open');
    this.explain = context.getProp(realm, 'explain');
  }

  /** Once. */
  load(source: string): Fitness {
    const { context } = this;
    // Within a function, as in a realm.
    const load = this.guard(() => context.evalCode(`(function () { return ${fitnessScript(source)} })()`, fitnessName));
    const harness = this.guard(() => context.callFunction(this.open, context.undefined, load));
    if (context.typeof(harness) === 'undefined') throw noFitness();
    return new InterpretedFitness(this, harness);
  }

  /** Calls what cannot fail but for want of memory. */
  call(callable: QuickJSHandle, ...args: QuickJSHandle[]): QuickJSHandle {
    const result = this.context.callFunction(callable, this.context.undefined, ...args);
    if (result.error === undefined) return result.value;
    result.error.dispose();
    throw new OutOfMemory();
  }

  /** Runs the user's code. @param at tells which candidate it is given; nothing while the source is loaded */
  guard(run: () => ReturnType<QuickJSContext['evalCode']>, at?: QuickJSHandle): QuickJSHandle {
    let result: ReturnType<typeof run>;
    try {
      result = run();
    } catch (error) {
      // The interpreter itself gave up, and nothing can be asked of it any more.
      if (error instanceof RangeError) throw new FitnessError('runtime', 'Maximum call stack size exceeded');
      throw new OutOfMemory(String(error));
    }
    if (this.memory.isUsedUp()) throw new OutOfMemory();
    if (result.error === undefined) return result.value;
    const [{ message: said, line }, isOfInterpreter] = result.error.consume((thrown) =>
      [this.explain, this.isOfInterpreter].map((ask) => this.context.dump(this.call(ask, thrown))),
    );
    if (said === undefined || (isOfInterpreter && said === 'RangeError: out of memory')) throw new OutOfMemory();
    const message = inCommonWords(said);
    // Its column is another one than V8's, and points behind what went wrong.
    const index = at && { index: this.context.dump(this.call(at)) };
    throw new FitnessError('runtime', message, { ...(line > 0 ? { line } : {}), ...index });
  }
}

class InterpretedFitness implements Fitness {
  private readonly interpreter: Interpreter;
  private readonly runBatch: QuickJSHandle;
  private readonly refused: QuickJSHandle;
  private readonly at: QuickJSHandle;
  private readonly single = new Float64Array(1);

  constructor(interpreter: Interpreter, harness: QuickJSHandle) {
    const { context } = interpreter;
    this.interpreter = interpreter;
    this.runBatch = context.getProp(harness, 'batchOfBytes');
    this.refused = context.getProp(harness, 'refused');
    this.at = context.getProp(harness, 'at');
  }

  evaluate(candidates: Float64Array, dimensions: number, values: Float64Array): void {
    const { interpreter, runBatch } = this;
    const { context } = interpreter;
    const input = context.newArrayBuffer(candidates.slice(0, values.length * dimensions).buffer);
    const count = context.newNumber(values.length);
    const n = context.newNumber(dimensions);
    const result = interpreter.guard(() => context.callFunction(runBatch, context.undefined, input, n, count), this.at);
    input.dispose();
    if (context.typeof(result) === 'number') {
      const index = context.getNumber(result);
      throw badValue(context.dump(interpreter.call(this.refused)), { index });
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
}
