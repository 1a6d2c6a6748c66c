import type { PageItem } from './page.ts';

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
export function chosenOf({ ticked, before, active, typed, keepsTicks }: ListState): readonly string[] {
  const isUntouched = ticked.length === before.length && ticked.every((value) => before.includes(value));
  if (typed.trim() === '' || !(isUntouched || ticked.length === 0)) return ticked;
  return [...new Set(keepsTicks && active.length > 0 ? [...ticked, ...active] : active)];
}

/** Whether a person typed for a row, and there is none: Enter then stands for no answer, not even for "none of them". */
export const findsNothing = (typed: string, chosen: readonly string[]): boolean => typed.trim() !== '' && chosen.length === 0;

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
