import { say } from '../../sandbox/sentence.ts';
import type { SandboxWishes } from './config.ts';
import { type Entry, readMap, readName, readNumber, type Source } from './nodes.ts';
import * as schema from './schema.ts';

/** The `sandbox` of a config: what its author wishes for a custom fitness; the user's own settings have the last word. */
export function readSandbox(entry: Entry, source: Source): SandboxWishes {
  const entries = readMap(entry, ['driver', ...Object.keys(schema.sandboxLimits)], say('a key of sandbox'), source);
  const driver = entries?.get('driver');
  const wishes: Record<string, number | string> = {};
  const name = driver && readName(driver, schema.sandboxDrivers, say('a sandbox'), source);
  if (name !== undefined) wishes.driver = name;
  for (const [key, limit] of Object.entries(schema.sandboxLimits)) {
    const given = entries?.get(key);
    const value = given && readNumber(given, limit, source);
    if (value !== undefined) wishes[key] = value;
  }
  return wishes as SandboxWishes; // exactly the keys above, each read by its schema
}
