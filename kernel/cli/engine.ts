import type { Command } from 'commander';
import { connectRunningEngine } from '../../engine/client/connect.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';

export function addEngineCommand(program: Command): void {
  const engine = program.command('engine').description('look after the background engine');
  engine
    .command('status')
    .description('tell whether it runs, and what it does')
    .action(() =>
      withRunning(async (client) => {
        const { version, pid, running, queued, clients, logFile } = await client.status();
        return `running, version ${version}, process ${pid}\n  tasks    ${running} running, ${queued} queued\n  clients  ${clients}\n  log      ${logFile}`;
      }),
    );
  engine
    .command('stop')
    .description('end it; its running tasks are cancelled')
    .action(() =>
      withRunning(async (client) => {
        await client.stop();
        return 'The engine was stopped.';
      }),
    );
}

/** Prints what the action tells; no engine is started for it. */
async function withRunning(action: (client: EngineClient) => Promise<string>): Promise<void> {
  const client = await connectRunningEngine();
  try {
    process.stdout.write(`${client === undefined ? 'No engine is running.' : await action(client)}\n`);
  } finally {
    client?.dispose();
  }
}
