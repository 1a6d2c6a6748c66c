import { setTimeout } from 'node:timers/promises';
import * as vscode from 'vscode';

/** The page takes the keyboard 250 ms after the key is let go that called a command. */
const settledMs = 600;

/**
 * Waits, where a walkthrough is in front, until it has taken the keyboard. It hears the Enter that chose a command, as that is let go,
 * as a choice of its own step, and puts the keyboard there a quarter of a second later: away from what asks by then.
 */
export async function walkthroughSettled(): Promise<void> {
  if (isWalkthrough(vscode.window.tabGroups.activeTabGroup.activeTab)) await setTimeout(settledMs);
}

/** It is a tab of a kind that extensions are not told of. */
const isWalkthrough = (tab: vscode.Tab | undefined): boolean => tab !== undefined && tab.input === undefined;
