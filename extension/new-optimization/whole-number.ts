import { groupedDigits } from '../../engine/config/numbers-in.ts';
import { t } from '../words.ts';

/** Whole numbers from one to another. */
export interface WholeRange {
  readonly min: number;
  readonly max: number;
}

/**
 * What is wrong with a whole number as typed, in words for one line that is asked for; undefined where a config takes it.
 * @param allowed what any config may have
 * @param told what is told: it may be less than that
 */
export function mistakeInWhole(text: string, allowed: WholeRange, told: WholeRange = allowed): string | undefined {
  const typed = text.trim();
  const [min, max] = [told.min, told.max].map((number) => number.toLocaleString('en')) as [string, string]; // as many as before
  if (typed === '') return t('Enter a number from {0} to {1}.', min, max);
  const number = Number(typed);
  const isTaken = (value: number): boolean => Number.isInteger(value) && value >= allowed.min && value <= allowed.max;
  // As our own texts write large ones, and as others do.
  const { mark = '', digits = '' } = groupedDigits(typed) ?? {};
  if (/[,.]/.test(mark) && isTaken(Number(digits)))
    return mark === ',' ? t('Write {0}, without a comma.', digits) : t('Write {0}, without a point.', digits);
  if (isTaken(number)) return undefined;
  return t('Expected a whole number from {0} to {1}, got "{2}".', min, max, typed);
}
