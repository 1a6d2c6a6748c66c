import * as vscode from 'vscode';
import type { EngineMonitor } from './engine-monitor.ts';
import { statusText } from './status-text.ts';

/** Running tasks and the engine's health, at the bottom of the window. */
export function createStatusBar(monitor: EngineMonitor): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('optimizehub.engine', vscode.StatusBarAlignment.Left, 0);
  item.name = 'OptimizeHub Tasks';
  item.command = 'optimizehub.showTasks';
  const show = (): void => {
    const { text, tooltip, isWarning } = statusText(monitor.link, monitor.health);
    if (item.text !== text) item.text = text;
    item.tooltip = tooltip;
    item.backgroundColor = isWarning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  };
  const subscription = monitor.onChange((overview) => {
    if (overview === undefined || overview.health) show();
  });
  show();
  item.show();
  return vscode.Disposable.from(item, subscription);
}
