import * as vscode from 'vscode';
import { t } from '../words.ts';
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
    item.tooltip = withLinks(tooltip);
    item.accessibilityInformation = { label: `OptimizeHub: ${text.replace(/\$\([\w~-]+\) /, '')}` };
    item.backgroundColor = isWarning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  };
  const subscription = monitor.onChange((overview) => {
    if (overview === undefined || overview.health) show();
  });
  show();
  item.show();
  return vscode.Disposable.from(item, subscription);
}

const linked = {
  'optimizehub.openDashboard': () => t('Open Dashboard'),
  'optimizehub.showTasks': () => t('Show Tasks'),
  'optimizehub.showLogs': () => t('Show Logs'),
  'optimizehub.restartEngine': () => t('Restart Engine'),
} as const;

/** What can be done next stands under what is told. */
function withLinks(text: string): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString();
  // Reasons come from elsewhere: as text they are no markup.
  for (const line of text.split('\n')) tooltip.appendText(line).appendMarkdown('  \n');
  const links = Object.entries(linked).map(([command, name]) => `[${name()}](command:${command})`);
  tooltip.appendMarkdown(`\n---\n${links.join(' · ')}`);
  tooltip.isTrusted = { enabledCommands: Object.keys(linked) };
  return tooltip;
}
