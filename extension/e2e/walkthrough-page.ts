import type { Page } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** Opens the walkthrough. It takes the keyboard twice, the second time a while after the Enter that called it is let go. */
export async function getStarted(workbench: Workbench): Promise<void> {
  await workbench.command('Get Started');
  await keyboardStaysIn(workbench.page, '.gettingStartedContainer');
}

/** Waits until the keyboard has been there, and nowhere else, for longer than a walkthrough takes to fetch it. */
export async function keyboardStaysIn(page: Page, place: string): Promise<void> {
  await page.waitForFunction((selector) => {
    const frames = window as { heldSince?: number };
    if (!document.activeElement?.closest(selector)) delete frames.heldSince;
    else frames.heldSince ??= performance.now();
    if (frames.heldSince === undefined || performance.now() - frames.heldSince < 1500) return false;
    delete frames.heldSince; // who waits next begins anew
    return true;
  }, place);
}
