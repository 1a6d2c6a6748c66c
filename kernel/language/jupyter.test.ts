import assert from 'node:assert/strict';
import { completeReply, inspectReply, surroundingsOf } from './jupyter.ts';

const around = surroundingsOf([
  { name: 'beam', language: 'python', text: 'def fitness(x): return 1', cell: { id: 'a', count: 1 } },
]);
function at(marked: string) {
  const cursor_pos = [...marked.slice(0, marked.indexOf('|'))].length;
  return { code: marked.replace('|', ''), cursor_pos };
}

suite('Completion and inspection for Jupyter', () => {
  test('match what is written, and say which characters they replace', () => {
    const { matches, cursor_start, cursor_end } = completeReply(at('algorithm: diff|'), around);
    assert.deepEqual([matches, cursor_start, cursor_end], [['differential_evolution'], 11, 15]);
  });
  test('count in code points, as the protocol has it', () => {
    const { cursor_start, cursor_end } = completeReply(at('# 🐜🐜\nalgorithm: ant|'), around);
    assert.deepEqual([cursor_start, cursor_end], [16, 19]);
  });
  test('know the fitness cells that were run', () => {
    assert.deepEqual(completeReply(at('problem:\n  fitness: |'), around).matches, ['beam']);
  });
  test('match keys, and no whole configs, in an empty cell', () => {
    const { matches } = completeReply(at('|'), around);
    assert.ok(matches.includes('problem') && !matches.includes('compare algorithms'));
  });
  test('leave code in peace', () => {
    assert.deepEqual(completeReply(at('const a = 1;\na.to|'), around).matches, []);
    assert.equal(inspectReply(at('const run|s = 1;'), around).found, false);
  });
  test('explain a word in Markdown and in plain text', () => {
    const { found, data } = inspectReply(at('problem:\n  function: ras|trigin'), around);
    assert.ok(found);
    assert.match(String(data['text/markdown']), /^\*\*Rastrigin/);
    assert.match(String(data['text/plain']), /^Rastrigin/);
    assert.doesNotMatch(String(data['text/plain']), /data:image|\*\*|\\/);
  });
});
