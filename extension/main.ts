import path from 'node:path';
import * as vscode from 'vscode';
import { commands } from './commands/index.ts';
import { OptimizerController } from './controller/controller.ts';
import { createServices } from './services.ts';

/** What tests in the extension host may use. */
export interface ExtensionApi {
  readonly kernelPids: () => number[];
}

/** Offers the kernel and the commands; everything heavy happens in other processes. */
export function activate(context: vscode.ExtensionContext): ExtensionApi {
  const log = vscode.window.createOutputChannel('OptimizeHub', { log: true });
  const bundle = (name: string): string => path.join(context.extensionPath, 'dist', name);
  const controller = new OptimizerController({
    kernelEntry: bundle('kernel.mjs'),
    state: context.workspaceState,
    log: (text) => log.info(text.trimEnd()),
  });
  const services = createServices({ engineEntry: bundle('engine.mjs'), log });
  const registered = commands.map((command) =>
    vscode.commands.registerCommand(command.id, async (target: unknown) => {
      try {
        await command.run(services, target);
      } catch (error) {
        log.error(error instanceof Error ? error : String(error));
        void vscode.window.showErrorMessage(
          `${command.title.replace('…', '')} failed: ${error instanceof Error ? error.message : error}`,
        );
      }
    }),
  );
  context.subscriptions.push(log, controller, ...registered);
  return { kernelPids: () => controller.kernelPids() };
}
