import assert from 'node:assert/strict';
import { DrawnRows } from './drawn-rows.ts';

suite('A row that changed', () => {
  const row = {};
  const running = { state: 'running', text: '1 %' };
  const rowsWith = (at: number): DrawnRows<object> => {
    const rows = new DrawnRows<object>();
    rows.draw(row, running, at);
    return rows;
  };

  test('is drawn at once where it was never drawn, or its state is another', () => {
    assert.equal(new DrawnRows<object>().due(row, running, 0), 'now');
    assert.equal(rowsWith(0).due(row, { ...running, state: 'done' }, 1), 'now');
  });

  test('is left alone while it looks the same, and its buttons with it', () => {
    assert.equal(rowsWith(0).due(row, running, 9999), 'never');
  });

  test('rests for two seconds before other words are drawn, whenever they come', () => {
    const rows = rowsWith(500);
    assert.equal(rows.due(row, { ...running, text: '2 %' }, 501), 'later');
    assert.equal(rows.due(row, { ...running, text: '9 %' }, 2499), 'later');
    assert.equal(rows.due(row, { ...running, text: '9 %' }, 2500), 'now');
  });

  test('is drawn again after ten seconds for what is not seen of it at once', () => {
    assert.equal(rowsWith(0).due(row, running, 10_000), 'now');
  });
});
