// npm test: installs and builds what is missing, then hands over to test/main.ts under the pinned Node.

import { handOver } from './hand-over.mjs';
import { prepare } from './prepare.mjs';

prepare();
handOver('scripts/test/main.ts');
