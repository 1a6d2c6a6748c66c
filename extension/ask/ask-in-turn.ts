import { wentBack } from '../commands/define.ts';
import type { Page, PageEvent, Question } from './page.ts';

/**
 * A question of several.
 * @param earlier the answers to the ones before
 * @param before what was answered to this one, where a person came back to it
 */
export type Asking = (
  earlier: readonly (readonly string[])[],
  before: readonly string[] | undefined,
) => Question | Promise<Question>;

type Show = (page: Page) => Promise<PageEvent>;
type Answers = readonly (readonly string[])[];

/**
 * Asks one question after the other; Back leads to the one before.
 * @param how whether Back is offered at the first one, too
 * @returns an answer to each, {@link wentBack} from the first one, or undefined when it was called off
 */
export function askInTurn(show: Show, questions: readonly Asking[]): Promise<Answers | undefined>;
export function askInTurn(
  show: Show,
  questions: readonly Asking[],
  how: { readonly canGoBack: boolean },
): Promise<Answers | typeof wentBack | undefined>;
export async function askInTurn(
  show: Show,
  questions: readonly Asking[],
  { canGoBack } = { canGoBack: false },
): Promise<Answers | typeof wentBack | undefined> {
  const answers: (readonly string[])[] = [];
  for (let at = 0; at < questions.length; ) {
    const question = await questions[at]!(answers.slice(0, at), answers[at]);
    const event = await show({ ...question, step: at + 1, totalSteps: questions.length, canGoBack });
    if (event.kind === 'called off') return undefined;
    if (event.kind === 'went back' && canGoBack && at === 0) return wentBack;
    if (event.kind === 'went back') at = Math.max(0, at - 1);
    else answers[at++] = event.values;
  }
  return answers;
}
