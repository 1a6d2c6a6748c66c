import * as vscode from 'vscode';
import type { TaskState } from '../../engine/tasks/task.ts';
import { t } from '../words.ts';
import { isActive } from './board.ts';
import { groupFacts, groupLabel, groupState, runLabel, stateIcons, taskFacts, taskLabel } from './describe.ts';
import type { TaskNode } from './nodes.ts';
import { stateWord } from './state-words.ts';
import { groupTooltip, taskTooltip } from './tooltip.ts';

/** A row as VS Code draws it. */
export function treeItem(node: TaskNode, now: number): vscode.TreeItem {
  if (node.kind === 'group') return groupItem(node);
  if (node.kind === 'task') return taskItem(node, now);
  const item = new vscode.TreeItem(node.text);
  item.iconPath = new vscode.ThemeIcon(node.action ? 'fold-down' : 'info');
  if (node.action) item.command = { command: 'optimizehub.loadMoreTasks', title: node.text };
  return item;
}

function taskItem({ task, severalRuns, parent }: Extract<TaskNode, { kind: 'task' }>, now: number): vscode.TreeItem {
  // Within a group the problem is the group's.
  const label = parent ? runLabel(task, severalRuns) : taskLabel(task, severalRuns);
  const item = new vscode.TreeItem(label);
  item.id = task.id;
  item.description = taskFacts(task, now);
  item.iconPath = iconOf(task.state);
  item.tooltip = new vscode.MarkdownString(taskTooltip(task, now));
  item.contextValue = isActive(task) ? 'task.active' : 'task.finished';
  item.accessibilityInformation = { label: `${label}, ${stateWord(task.state)}, ${item.description}` };
  item.command = { command: 'optimizehub.showTask', title: t('Show Details'), arguments: [{ kind: 'task', task }] };
  return item;
}

function groupItem({ group }: Extract<TaskNode, { kind: 'group' }>): vscode.TreeItem {
  const state = groupState(group);
  const isRunning = group.tasks.some(isActive);
  const item = new vscode.TreeItem(
    groupLabel(group),
    isRunning && group.tasks.length <= 30 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = `group ${group.id}`;
  item.description = groupFacts(group);
  item.iconPath = iconOf(state);
  item.tooltip = new vscode.MarkdownString(groupTooltip(group));
  item.contextValue = isRunning ? 'group.active' : 'group.finished';
  item.accessibilityInformation = { label: t('Group {0}, {1}, {2}', groupLabel(group), stateWord(state), groupFacts(group)) };
  return item;
}

function iconOf(state: TaskState): vscode.ThemeIcon {
  const [icon, colour] = stateIcons[state];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
}
