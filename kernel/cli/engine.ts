import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { connectRunningEngine, engineLogFile } from '../../engine/client/connect.ts';
import type { EngineClient } from '../../engine/client/engine-client.ts';
import { newestLines, readableLog } from '../engine-log.ts';
import { asFailure } from './input-file.ts';
import { wholeNumber } from './task-filter.ts';

export function addEngineCommand(program: Command): void {
  const engine = program.command('engine').description('look after the background engine');
  engine
    .command('status')
    .description('tell whether it runs, and what it does')
    .option('--json', 'as one JSON object: {isRunning, version, pid, …}', false)
    .action(({ json }: { json: boolean }) =>
      withRunning(json ? JSON.stringify({ isRunning: false }) : noEngine, async (client) => {
        const status = await client.status();
        if (json) return JSON.stringify({ isRunning: true, ...status });
        const { version, pid, running, concurrency, queued, clients, logFile, notices } = status;
        return [
          `running, version ${version}, process ${pid}`,
          `  tasks    ${running} running, ${concurrency} at most at once, ${queued} queued`,
          `  clients  ${clients}`,
          `  log      ${logFile}`,
          ...notices,
        ].join('\n');
      }),
    );
  engine
    .command('stop')
    .description('end it; tasks that are not finished go on when it is started again')
    .option('--json', 'as one JSON object: {isRunning, wasStopped}', false)
    .action(({ json }: { json: boolean }) => {
      const told = (wasStopped: boolean) => JSON.stringify({ isRunning: false, wasStopped });
      return withRunning(json ? told(false) : noEngine, async (client) => {
        await client.stop();
        return json ? told(true) : 'The engine was stopped.';
      });
    });
  engine
    .command('logs')
    .description('print the end of its log')
    .option('--lines <count>', 'how many lines', wholeNumber, 50)
    .option('--json', 'the lines as they are written, one JSON object each', false)
    .action(printLog);
}

const noEngine = 'No engine is running.';

/** Prints what the action tells, or that there is nothing to act on; no engine is started for it. */
async function withRunning(otherwise: string, action: (client: EngineClient) => Promise<string>): Promise<void> {
  const client = await connectRunningEngine();
  try {
    process.stdout.write(`${client === undefined ? otherwise : await action(client)}\n`);
  } finally {
    client?.dispose();
  }
}

async function printLog({ lines, json }: { readonly lines: number; readonly json: boolean }): Promise<void> {
  const file = engineLogFile();
  try {
    const text = await readFile(file, 'utf8');
    const end = newestLines(text, lines);
    process.stdout.write(`${json ? end : readableLog(end)}\n`);
  } catch (error) {
    throw asFailure(file, error);
  }
}
