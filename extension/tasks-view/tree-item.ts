import * as vscode from 'vscode';
import type { TaskState } from '../../engine/tasks/task.ts';
import { t } from '../words.ts';
import { isActive } from './board.ts';
import { groupState, stateIcons } from './describe.ts';
import type { Face } from './drawn-rows.ts';
import { keyOf, type Note, type TaskNode } from './nodes.ts';
import { groupRow, taskRow } from './row-text.ts';
import type { ShortNames } from './short-names.ts';
import { groupTooltip, taskTooltip } from './tooltip.ts';

/** A row as VS Code draws it. */
export function treeItem(node: TaskNode, names: ShortNames, now: number): vscode.TreeItem {
  if (node.kind === 'group') return groupItem(node, names);
  if (node.kind === 'task') return taskItem(node, names, now);
  return noteItem(node);
}

/** What is seen of a row as it is drawn. */
export function faceOf({ label, description, iconPath, contextValue = '' }: vscode.TreeItem): Face {
  const icon = iconPath instanceof vscode.ThemeIcon ? iconPath.id : '';
  return { state: `${icon} ${contextValue}`, text: `${label} ${description}` };
}

const noteActions = {
  page: ['fold-down', 'optimizehub.loadMoreTasks'],
  clear: ['clear-all', 'optimizehub.clearTaskFilter'],
  dashboard: ['dashboard', 'optimizehub.openDashboard'],
} as const;

function noteItem(node: Note): vscode.TreeItem {
  const item = new vscode.TreeItem(node.text);
  const [icon, command] = noteActions[node.action];
  item.id = keyOf(node);
  item.description = node.description;
  item.iconPath = new vscode.ThemeIcon(icon);
  item.command = { command, title: node.text, arguments: [node] };
  return item;
}

function taskItem(node: Extract<TaskNode, { kind: 'task' }>, names: ShortNames, now: number): vscode.TreeItem {
  const { task } = node;
  const { label, description, spoken } = taskRow(node, names, now);
  const item = new vscode.TreeItem(label);
  item.id = keyOf(node);
  item.description = description;
  item.iconPath = iconOf(task.state);
  item.tooltip = new vscode.MarkdownString(taskTooltip(task, now));
  item.contextValue = isActive(task) ? 'task.active' : 'task.finished';
  item.accessibilityInformation = { label: spoken };
  item.command = { command: 'optimizehub.showTask', title: t('Show Details'), arguments: [{ kind: 'task', task }] };
  return item;
}

function groupItem(node: Extract<TaskNode, { kind: 'group' }>, names: ShortNames): vscode.TreeItem {
  const { group } = node;
  const { label, description, spoken } = groupRow(group, names);
  const isRunning = group.tasks.some(isActive);
  const item = new vscode.TreeItem(
    label,
    isRunning && group.tasks.length <= 30 ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = keyOf(node);
  item.description = description;
  item.iconPath = iconOf(groupState(group));
  item.tooltip = new vscode.MarkdownString(groupTooltip(group));
  item.contextValue = isRunning ? 'group.active' : 'group.finished';
  item.accessibilityInformation = { label: spoken };
  return item;
}

function iconOf(state: TaskState): vscode.ThemeIcon {
  const [icon, colour] = stateIcons[state];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(colour));
}
