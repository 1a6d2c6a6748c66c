import { t } from '../words.ts';
import type { Page, PageItem } from './page.ts';

/** What a list has as Enter is pressed. */
export interface ListState {
  readonly ticked: readonly string[];
  /** Ticked as the list was shown. */
  readonly before: readonly string[];
  /** The highlighted row. */
  readonly active: readonly string[];
  readonly typed: string;
  readonly keepsTicks: boolean;
}

/**
 * What Enter takes from a list in which several can be ticked: the ticks; but who types and ticks nothing means the row that was
 * found, and not ticks out of sight.
 */
export function chosenOf(state: ListState): readonly string[] {
  const { ticked, active, typed, keepsTicks } = state;
  if (typed.trim() === '' || !(isUntouched(state) || ticked.length === 0)) return ticked;
  return [...new Set(keepsTicks && active.length > 0 ? [...ticked, ...active] : active)];
}

/** Whether a person made ticks by hand, here or, where those stay, before: what Enter alone took is none. */
export const hasOwnTicks = (state: Pick<ListState, 'ticked' | 'before' | 'keepsTicks'>): boolean =>
  isUntouched(state) ? state.keepsTicks : state.ticked.length > 0;

const isUntouched = ({ ticked, before }: Pick<ListState, 'ticked' | 'before'>): boolean =>
  ticked.length === before.length && ticked.every((value) => before.includes(value));

/**
 * What is wrong with what was chosen. First that a person typed for a row and there is none: Enter then stands for no answer, not
 * even for "none of them", and what the page says of none would be about ticks out of sight.
 */
export async function mistakeInChoice(
  page: Pick<Page, 'mistake'>,
  typed: string,
  chosen: readonly string[],
): Promise<string | undefined> {
  if (typed.trim() !== '' && chosen.length === 0) return t('Nothing in the list matches "{0}".', typed.trim());
  return page.mistake(chosen);
}

/**
 * The row that a text finds, by its name before its description and its detail. VS Code highlights none by itself in a list in which
 * several can be ticked.
 */
export function foundRow<T extends Partial<PageItem>>(rows: readonly T[], typed: string): T | undefined {
  const text = typed.trim().toLowerCase();
  if (text === '') return undefined;
  const finds = (part: 'label' | 'description' | 'detail') =>
    rows.find((row) => row.value !== undefined && row[part]?.toLowerCase().includes(text));
  return finds('label') ?? finds('description') ?? finds('detail');
}
