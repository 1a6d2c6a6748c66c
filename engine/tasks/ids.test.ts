import assert from 'node:assert/strict';
import { newId } from './ids.ts';

test('ids of tasks are ten letters and digits, so that none reads as an option, and differ', () => {
  const ids = Array.from({ length: 5000 }, newId);
  for (const id of ids) assert.match(id, /^[0-9A-Za-z]{10}$/);
  assert.equal(new Set(ids).size, ids.length);
});
