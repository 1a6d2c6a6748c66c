// The language server as a process of its own: over the channel of the editor that started it, or over --stdio, --socket or --pipe.
import { availableParallelism } from 'node:os';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createMeasure } from '../measure-speed.ts';
import { serveLanguage } from './server.ts';

serveLanguage({
  connection: createConnection(ProposedFeatures.all),
  measure: createMeasure(() => performance.now()),
  cores: availableParallelism(),
});
