import assert from 'node:assert/strict';
import { fitTable, type ListColumn } from './fit-table.ts';

interface Bird {
  readonly name: string;
  readonly order: string;
  readonly about: string;
}

suite('A table on a terminal', () => {
  const birds: readonly Bird[] = [
    { name: 'wren', order: 'songbirds', about: 'small and loud, with a tail that stands up' },
    { name: 'kingfisher', order: 'rollers', about: 'dives' },
  ];
  const columns: readonly ListColumn<Bird>[] = [
    { heading: 'name', text: ({ name }) => name },
    { heading: 'order', text: ({ order }) => order, leaves: 1 },
    { heading: 'what it is', text: ({ about }) => about },
  ];
  const linesAt = (width?: number) => fitTable(birds, columns, width).text.split('\n');

  test('is as wide as it needs where there is room, or no terminal', () => {
    for (const width of [undefined, 200])
      assert.deepEqual(linesAt(width), [
        'name        order      what it is',
        '----------  ---------  ------------------------------------------',
        'wren        songbirds  small and loud, with a tail that stands up',
        'kingfisher  rollers    dives',
      ]);
  });

  test('wraps its last column between words', () =>
    assert.deepEqual(
      linesAt(64),
      [
        'name        order      what it is',
        '----------  ---------  ----------------------------------------',
        'wren        songbirds  small and loud, with a tail that stands',
        '                       up',
        'kingfisher  rollers    dives',
      ].map((line, k) => (k === 1 ? line.slice(0, -1) : line)),
    ));

  test('wraps it where the column says, if it does', () => {
    const rows = [{ text: 'swarm_size 30, max_iterations 50, w 0.7' }];
    const column = { heading: 'params', text: ({ text }: { text: string }) => text, breaks: /(?<=,) / };
    assert.deepEqual(fitTable(rows, [column], 36).text.split('\n').slice(2), ['swarm_size 30, max_iterations 50,', 'w 0.7']);
  });

  test('leaves out what it may before its last column becomes narrow, and says what', () => {
    const { text, leftOut } = fitTable(birds, columns, 54);
    assert.deepEqual(leftOut, ['order']);
    assert.equal(text.split('\n')[2], 'wren        small and loud, with a tail that stands up');
  });

  test('is never wider than the terminal as long as its last column has 20 characters', () => {
    for (let width = 32; width < 80; width++) for (const line of linesAt(width)) assert.ok(line.length <= width, line);
  });

  test('stays whole where there is no room for anything', () => assert.equal(linesAt(20)[2]?.length, 54));

  test('has its headings where there are no records', () =>
    assert.equal(fitTable([], columns, 80).text.split('\n')[0], 'name  order  what it is'));
});
