// npm start: installs and builds what is missing, then hands over to start/main.ts under the pinned Node.

import { handOver } from './hand-over.mjs';
import { prepare } from './prepare.mjs';
import { readArguments } from './start/arguments.mjs';

const asked = readArguments(process.argv.slice(2));
if ('text' in asked) {
  (asked.status === 0 ? process.stdout : process.stderr).write(asked.text);
  process.exitCode = asked.status;
} else {
  prepare();
  handOver('scripts/start/main.ts');
}
