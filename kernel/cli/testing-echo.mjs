// Says what it was given, and ends with its first argument as exit code.
import { readFileSync } from 'node:fs';

const args = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(args)} ${readFileSync(0, 'utf8')}`);
process.exitCode = Number(args[0]);
