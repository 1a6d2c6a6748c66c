import assert from 'node:assert/strict';
import { wentBack } from '../commands/define.ts';
import { type Asking, askInTurn } from './ask-in-turn.ts';
import type { Page, PageEvent } from './page.ts';

/** Asks two questions of a person who does this; gives what was shown as well. */
async function ask(...events: readonly PageEvent[]) {
  const shown: string[] = [];
  const left = [...events];
  const question =
    (title: string): Asking =>
    (earlier, before) => ({
      kind: 'text',
      title: `${title} ${earlier} ${before ?? '-'}`,
      prompt: '',
      value: '',
      mistake: () => undefined,
    });
  const answers = await askInTurn(
    async ({ title, step, totalSteps }: Page) => {
      shown.push(`${title} ${step}/${totalSteps}`);
      return left.shift() ?? { kind: 'called off' };
    },
    [question('a'), question('b')],
  );
  return { answers, shown };
}
const say = (value: string): PageEvent => ({ kind: 'answered', values: [value] });

suite('Questions in turn', () => {
  test('are asked one after the other, each with the answers before it', async () => {
    const { answers, shown } = await ask(say('x'), say('y'));
    assert.deepEqual(answers, [['x'], ['y']]);
    assert.deepEqual(shown, ['a  - 1/2', 'b x - 2/2']);
  });
  test('lead back, to what was answered there', async () => {
    const { answers, shown } = await ask(say('x'), { kind: 'went back' }, say('z'), say('y'));
    assert.deepEqual(answers, [['z'], ['y']]);
    assert.deepEqual(shown, ['a  - 1/2', 'b x - 2/2', 'a  x 1/2', 'b z - 2/2']);
  });
  test('lead back from the first one, too, where there is a question before all', async () => {
    const offered: unknown[] = [];
    const left: PageEvent[] = [say('x'), { kind: 'went back' }, { kind: 'went back' }];
    const question: Asking = () => ({ kind: 'text', title: '', prompt: '', value: '', mistake: () => undefined });
    const answers = await askInTurn(
      async ({ canGoBack }) => {
        offered.push(canGoBack);
        return left.shift() ?? { kind: 'called off' };
      },
      [question, question],
      { canGoBack: true },
    );
    assert.deepEqual([answers, offered], [wentBack, [true, true, true]]);
  });
  test('have no answers once one is called off', async () => {
    assert.equal((await ask(say('x'), { kind: 'called off' })).answers, undefined);
  });
});
