import * as vscode from 'vscode';
import { chosenOf, foundRow, hasOwnTicks, mistakeInChoice } from './chosen.ts';
import type { ListPage, Page, PageEvent, PageItem, TextPage } from './page.ts';
import { walkthroughSettled } from './walkthrough-in-front.ts';

/** Shows a page until it is answered rightly, left backwards or called off. */
export async function showPage(page: Page): Promise<PageEvent> {
  // At each page: between two the keyboard is in the editor, and the key that is let go then is heard there.
  await walkthroughSettled();
  return page.kind === 'list' ? showList(page) : showText(page);
}

function showList(page: Page & ListPage): Promise<PageEvent> {
  const list = vscode.window.createQuickPick<PageItem>();
  const ticked = page.items.filter(({ picked }) => picked);
  list.canSelectMany = page.canPickMany;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.placeholder = page.prompt;
  list.items = page.items;
  if (page.canPickMany) list.selectedItems = ticked;
  else list.activeItems = ticked;
  const shownAs = (mistake: string | undefined): void => {
    list.title = mistake ?? page.title;
  };
  list.onDidChangeSelection(() => shownAs(undefined));
  list.onDidChangeValue((typed) => {
    shownAs(undefined);
    const found = page.canPickMany ? foundRow(list.items, typed) : undefined;
    if (found) list.activeItems = [found];
  });
  const valuesOf = (rows: readonly PageItem[]) => rows.map(({ value }) => value);
  const chosen = (): Answer => {
    if (!page.canPickMany) return { values: valuesOf(list.selectedItems) };
    const state = {
      ticked: valuesOf(list.selectedItems),
      before: valuesOf(ticked),
      active: valuesOf(list.activeItems),
      typed: list.value,
      keepsTicks: page.keepsTicks ?? false,
    };
    return { values: chosenOf(state), hasOwnTicks: hasOwnTicks(state) };
  };
  const mistake = (values: readonly string[]) => mistakeInChoice(page, list.value, values);
  return shown(list, { ...page, mistake }, chosen, shownAs);
}

function showText(page: Page & TextPage): Promise<PageEvent> {
  const box = vscode.window.createInputBox();
  box.prompt = page.prompt;
  box.value = page.value;
  const shownAs = (mistake: string | undefined): void => {
    box.validationMessage = mistake;
  };
  box.onDidChangeValue(async (value) => {
    const mistake = await page.mistake([value]);
    if (box.value === value) shownAs(mistake);
  });
  return shown(box, page, () => ({ values: [box.value] }), shownAs);
}

type Answer = Omit<Extract<PageEvent, { kind: 'answered' }>, 'kind'>;

type Input = vscode.QuickInput & Pick<vscode.InputBox, 'buttons' | 'onDidAccept' | 'onDidTriggerButton'>;
function shown(
  input: Input,
  page: Page,
  chosen: () => Answer,
  shownAs: (mistake: string | undefined) => void,
): Promise<PageEvent> {
  input.title = page.title;
  if (page.totalSteps > 1) {
    input.step = page.step;
    input.totalSteps = page.totalSteps;
  }
  input.ignoreFocusOut = true;
  input.buttons = page.step > 1 || page.canGoBack ? [vscode.QuickInputButtons.Back] : [];
  return new Promise<PageEvent>((resolve, reject) => {
    const accept = async (): Promise<void> => {
      const answer = chosen();
      input.busy = true;
      const mistake = await page.mistake(answer.values);
      input.busy = false;
      if (mistake === undefined) resolve({ kind: 'answered', ...answer });
      else shownAs(mistake);
    };
    input.onDidAccept(() => accept().catch(reject));
    input.onDidTriggerButton(() => resolve({ kind: 'went back' }));
    input.onDidHide(() => resolve({ kind: 'called off' }));
    input.show();
  }).finally(() => input.dispose());
}
