import * as vscode from 'vscode';
import type { ListPage, Page, PageItem, TextPage } from './page.ts';
import type { StepEvent } from './steps.ts';

/** Shows a page until it is answered rightly, left backwards or called off. */
export const showPage = (page: Page): Promise<StepEvent> => (page.kind === 'list' ? showList(page) : showText(page));

function showList(page: Page & ListPage): Promise<StepEvent> {
  const list = vscode.window.createQuickPick<PageItem>();
  list.canSelectMany = page.canPickMany;
  list.matchOnDescription = true;
  list.matchOnDetail = true;
  list.placeholder = page.prompt;
  list.items = page.items;
  const picked = list.items.filter((item) => item.picked);
  if (page.canPickMany) list.selectedItems = picked;
  else list.activeItems = picked;
  return shown(list, page, () => {
    const values = list.selectedItems.map(({ value }) => value);
    const mistake = page.mistake(values);
    if (mistake !== undefined) {
      // A list has no place for a message but this one, which is seen while nothing is typed.
      list.value = '';
      list.placeholder = mistake;
    }
    return mistake === undefined ? values : undefined;
  });
}

function showText(page: Page & TextPage): Promise<StepEvent> {
  const box = vscode.window.createInputBox();
  box.prompt = page.prompt;
  box.value = page.value;
  const check = (): string | undefined => {
    const mistake = page.mistake([box.value]);
    box.validationMessage = mistake;
    return mistake;
  };
  box.onDidChangeValue(check);
  return shown(box, page, () => (check() === undefined ? [box.value] : undefined));
}

type Input = vscode.QuickInput & Pick<vscode.InputBox, 'buttons' | 'onDidAccept' | 'onDidTriggerButton'>;

/** @param accept gives the answer, or undefined while it is mistaken */
function shown(input: Input, page: Page, accept: () => readonly string[] | undefined): Promise<StepEvent> {
  input.title = page.title;
  input.step = page.step;
  input.totalSteps = page.totalSteps;
  input.ignoreFocusOut = true;
  input.buttons = page.step > 1 ? [vscode.QuickInputButtons.Back] : [];
  return new Promise<StepEvent>((resolve) => {
    input.onDidAccept(() => {
      const values = accept();
      if (values !== undefined) resolve({ kind: 'answered', values });
    });
    input.onDidTriggerButton(() => resolve({ kind: 'went back' }));
    input.onDidHide(() => resolve({ kind: 'called off' }));
    input.show();
  }).finally(() => input.dispose());
}
