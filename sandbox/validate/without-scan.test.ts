import assert from 'node:assert/strict';
import { withoutScan } from './without-scan.ts';

const codeOf = (...[language, text]: Parameters<typeof withoutScan>): string => {
  const checked = withoutScan(language, text);
  assert.ok(checked.ok, JSON.stringify(checked));
  return checked.code;
};

suite('a fitness whose scan is switched off', () => {
  test('runs as it is written, but for its exports', () => {
    const text = 'export function fitness(x) { return eval("x")[x[0]]; }';
    assert.equal(codeOf('javascript', text), text.replace('export', '      '));
    assert.equal(codeOf('python', 'import os\n'), 'import os\n');
  });

  test('loses its types', () => {
    const text = 'const fitness = (x: number[]) => eval("1");';
    assert.equal(codeOf('typescript', text), text.replace(': number[]', '          '));
  });

  test('tells of its lines where they moved', () => {
    assert.match(codeOf('typescript', 'enum A {\n  B,\n}\nconst fitness = (x) => A.B;'), /\n\/\/# fitness-lines=[\d,]*,4,4\n$/);
  });

  for (const [rule, language, text] of [
    ['too-large', 'python', `#${'a'.repeat(2 ** 20)}`],
    ['not-text', 'javascript', 'a\0'],
    ['syntax', 'typescript', 'let a: = 1'],
  ] as const)
    test(`is refused where there is nothing to run: ${rule}`, () => {
      const checked = withoutScan(language, text);
      assert.deepEqual(checked.ok || checked.findings.map((finding) => finding.rule), [rule]);
    });
});
