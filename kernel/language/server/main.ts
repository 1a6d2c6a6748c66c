// The language server as a process of its own: over the channel of the editor that started it, or over --stdio, --socket or --pipe.
import { availableParallelism } from 'node:os';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createMeasure } from '../measure-speed.ts';
import { serveLanguage } from './server.ts';

serveLanguage({
  connection: createConnection(ProposedFeatures.all),
  // Between two looks at a run, what was asked for meanwhile is answered. That takes several turns of the event loop.
  measuring: (onMeasured) => createMeasure(() => performance.now(), { later: (step) => setTimeout(step, 2), onMeasured }),
  cores: availableParallelism(),
});
