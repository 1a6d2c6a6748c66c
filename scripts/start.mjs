// npm start: installs and builds what is missing, then hands over to start/main.ts under the pinned Node.

import { handOver } from './hand-over.mjs';
import { prepare } from './prepare.mjs';

prepare();
handOver('scripts/start/main.ts');
