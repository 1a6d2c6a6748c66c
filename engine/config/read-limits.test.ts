import assert from 'node:assert/strict';
import { parseConfig } from './parse.ts';

const read = (rest: string) => parseConfig(`algorithm: PSO\nproblem: {dimensions: 2, function: sphere}\n${rest}`);
const limitsOf = (rest: string) => {
  const parsed = read(rest);
  return parsed.ok ? [parsed.config.limits.soft_seconds, parsed.config.limits.hard_seconds] : parsed.findings;
};

suite('limits and priority of a config', () => {
  test('are 550 s, 600 s and 0 where they are left out', () => {
    assert.deepEqual(limitsOf(''), [550, 600]);
    assert.deepEqual(limitsOf('limits: {soft_seconds: 0.5}'), [0.5, 600]);
    assert.deepEqual(limitsOf('limits: {hard_seconds: 7200}'), [550, 7200]);
  });

  for (const [text, place, code, message] of [
    ['limits: {soft: 3}', '3:10', 'unknown-key', /not a limit.*soft_seconds/],
    ['limits: 600', '3:9', 'type', /mapping/],
    ['limits: {hard_seconds: "700"}', '3:24', 'type', /remove the quotes/],
    ['limits: {soft_seconds: 0}', '3:24', 'range', /above 0|\(0, 2678400\]/],
    ['limits: {soft_seconds: 700}', '3:24', 'limits-order', /got 700 and 600 by default; give both/],
    ['limits: {hard_seconds: 100}', '3:24', 'limits-order', /got 550 by default and 100/],
    ['limits: {soft_seconds: 9, hard_seconds: 9}', '3:24', 'limits-order', /below hard_seconds, got 9 and 9/],
    ['priority: 1.5', '3:11', 'not-whole', /whole number in \[-100, 100\]/],
    ['priority: 101', '3:11', 'range', /got 101/],
    ['background: yes', '3:13', 'type', /true or false, got the text "yes"/],
    ['background: "true"', '3:13', 'type', /true or false/],
    ['background: 1', '3:13', 'type', /got 1/],
  ] as const)
    test(`"${text}" is refused with its place`, () => {
      const { ok, findings } = read(text);
      assert.equal(ok, false);
      assert.deepEqual([`${findings[0]?.line}:${findings[0]?.column}`, findings[0]?.code, findings.length], [place, code, 1]);
      assert.match(findings[0]?.message ?? '', message);
    });

  test('a time under stop that the soft limit comes before is warned of, and runs', () => {
    const { ok, findings } = read('stop: {seconds: 3600}');
    assert.equal(ok, true);
    assert.deepEqual(
      findings.map(({ severity, code, line, column }) => [severity, code, line, column]),
      [['warning', 'never-reached', 3, 8]],
    );
    assert.match(findings[0]?.message ?? '', /limits: \{soft_seconds: 3600, hard_seconds: 3650\}/);
    assert.deepEqual(read('stop: {seconds: 3600}\nlimits: {soft_seconds: 3600, hard_seconds: 3650}').findings, []);
  });
});
