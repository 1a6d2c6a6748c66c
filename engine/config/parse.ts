import { say } from '../../sandbox/sentence.ts';
import { type Algorithm, algorithms } from '../algorithms/index.ts';
import { type Problem, problems } from '../problems/index.ts';
import type { Config, ParsedConfig, StopRules } from './config.ts';
import { warnOfMemory } from './memory-warnings.ts';
import { Mistakes } from './mistakes.ts';
import { type Entry, readBoolean, readMap, readNumber, type Source } from './nodes.ts';
import { readChosen, readParams } from './read-algorithms.ts';
import { checkFit, readInitial } from './read-initial.ts';
import { readLimits } from './read-limits.ts';
import { readProblem } from './read-problem.ts';
import { readSandbox } from './read-sandbox.ts';
import * as schema from './schema.ts';
import { modernize, topSpellings } from './spellings.ts';
import { decode, readDocument } from './text.ts';
import { keysOfToday } from './top-level-keys.ts';
import { warnOfUnequalBudgets } from './unequal-budgets.ts';
import { warnOfVain } from './warnings.ts';
import { lostItems } from './yaml-items.ts';

/** What a config may name, and what it may ask for. */
export interface Registries {
  readonly algorithms: readonly Algorithm[];
  readonly problems: readonly Problem[];
  /** Of the machine that is to run it. */
  readonly memoryBytes: number;
}

/** All that is built in. @param memoryBytes of the machine that is to run it; unbounded, where none is in question */
export const builtInWith = (memoryBytes = Number.POSITIVE_INFINITY): Registries => ({ algorithms, problems, memoryBytes });

/** Reads a config text: YAML 1.2 (or JSON), strict. All mistakes are reported in one go; nothing is repaired silently. */
export function parseConfig(input: string | Uint8Array, registries: Registries = builtInWith()): ParsedConfig {
  const mistakes = new Mistakes();
  const config = read(input, registries, mistakes);
  const findings = mistakes.list();
  return config !== undefined && mistakes.count === 0 ? { ok: true, config, findings } : { ok: false, findings };
}

function read(input: string | Uint8Array, registries: Registries, mistakes: Mistakes): Config | undefined {
  const text = decode(input, mistakes);
  const document = text === undefined ? undefined : readDocument(text, mistakes);
  if (text === undefined || document === undefined) return undefined;
  const lost = lostItems(text, document);
  for (const [{ start, end }, sentence] of lost) mistakes.add([start, end], '', 'yaml', sentence);
  if (lost.length > 0) return undefined;
  const source: Source = { document, mistakes };
  const range = document.contents?.range ?? [0, 0];
  const root: Entry = { node: document.contents, range: [range[0], range[1]], keyRange: [range[0], range[0]], path: '' };
  const entries = readMap(root, keysOfToday, say('a key of a config'), source, Object.keys(topSpellings));
  if (entries === undefined) return undefined;
  modernize(entries, topSpellings, source);
  return readConfig(entries, root, registries, source);
}

function readConfig(entries: Map<string, Entry>, root: Entry, registries: Registries, source: Source): Config | undefined {
  const chosen = readChosen(entries, root, registries.algorithms, source);
  const problemEntry = entries.get('problem');
  if (!problemEntry)
    source.mistakes.add(
      root.keyRange,
      'problem',
      'missing',
      say('The problem is missing; say at least its dimensions and its function.'),
    );
  const problem = problemEntry && readProblem(problemEntry, registries.problems, source);
  const stop = readStop(entries.get('stop'), source);
  const hasBudget = stop.evaluations !== undefined || stop.seconds !== undefined;
  const algorithmChoices = readParams(chosen, entries.get('params'), registries.algorithms, hasBudget, source);
  const seed = entries.get('seed');
  const runs = entries.get('runs');
  const seedValue = seed && readNumber(seed, schema.seed, source);
  const runsValue = runs && readNumber(runs, schema.runs, source);
  const initialEntry = entries.get('initial');
  const initial = initialEntry && readInitial(initialEntry, problem, source);
  const limits = readLimits(entries.get('limits'), entries.get('stop'), stop, source);
  const sandboxEntry = entries.get('sandbox');
  const sandbox = sandboxEntry && readSandbox(sandboxEntry, source);
  const priority = entries.get('priority');
  const priorityValue = priority && readNumber(priority, schema.priority, source);
  const background = entries.get('background');
  const backgroundValue = background && readBoolean(background, source);
  if (problem === undefined || limits === undefined) return undefined;
  const algorithmEntry = entries.get('algorithm') ?? entries.get('algorithms') ?? root;
  const places = { algorithm: algorithmEntry, initial: initialEntry ?? root };
  checkFit(algorithmChoices, registries.algorithms, problem, initial, places, source);
  const config: Config = {
    algorithms: algorithmChoices,
    problem,
    seed: seedValue,
    runs: runsValue ?? 1,
    stop,
    ...(initial ? { initial } : {}),
    limits,
    ...(sandbox ? { sandbox } : {}),
    priority: priorityValue ?? schema.defaultPriority,
    background: backgroundValue ?? false,
  };
  if (source.mistakes.count === 0) {
    warnOfVain(config, entries, registries, source);
    warnOfMemory(config, entries, registries, source);
    warnOfUnequalBudgets(config, entries, registries, source);
  }
  return config;
}

function readStop(entry: Entry | undefined, source: Source): StopRules {
  const entries = entry && readMap(entry, Object.keys(schema.stop), say('a stop rule'), source);
  const rules: Record<string, number> = {};
  for (const [name, ruleSchema] of Object.entries(schema.stop)) {
    const given = entries?.get(name);
    const value = given && readNumber(given, ruleSchema, source);
    if (value !== undefined) rules[name] = value;
  }
  return rules;
}
