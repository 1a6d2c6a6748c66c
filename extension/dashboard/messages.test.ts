import assert from 'node:assert/strict';
import { isFromPage } from './messages.ts';

const ask = (question: unknown) => ({ type: 'ask', number: 1, question });

suite('A message of the page', () => {
  for (const [name, message] of [
    ['that it listens', { type: 'ready' }],
    ['a question for a page of the history', ask({ kind: 'list', query: { states: ['FAILURE'], text: 'x', limit: 50 } })],
    [
      'a question for the next page in another order',
      ask({ kind: 'list', query: { order: { by: 'seed', descending: true }, after: { number: 3, value: 1 } } }),
    ],
    ['a question for the throughput', ask({ kind: 'throughput', minutes: 60, bars: 60 })],
    ['a question for an export of everything', ask({ kind: 'export', query: {} })],
    ['a question to cancel', ask({ kind: 'cancel', ids: ['a'] })],
  ] as const)
    test(`${name} is taken`, () => assert.equal(isFromPage(message), true));

  for (const [name, message] of [
    ['of no known type', { type: 'eval', text: '1' }],
    ['with a question of no known kind', ask({ kind: 'write', file: '/etc/passwd' })],
    ['that runs any command', ask({ kind: 'command', command: 'workbench.action.terminal.new' })],
    ['with an order by what there is not', ask({ kind: 'list', query: { order: { by: 'words', descending: true } } })],
    ['with a state that there is not', ask({ kind: 'list', query: { states: ['DONE'] } })],
    ['with more ids than a page can show', ask({ kind: 'cancel', ids: Array(1001).fill('a') })],
    ['that is nothing', undefined],
  ] as const)
    test(`${name} is dropped`, () => assert.equal(isFromPage(message), false));
});
