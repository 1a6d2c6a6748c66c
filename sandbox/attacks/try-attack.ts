import assert from 'node:assert/strict';
import { evaluatePoints, type PointAnswer } from '../evaluate/evaluate-points.ts';
import { defaultLimits, type Sandbox } from '../sandbox.ts';
import { checkFitness } from '../validate/check-fitness.ts';
import { withoutScan } from '../validate/without-scan.ts';
import type { Attack } from './attack.ts';

const [once, twice] = [
  [[1, 2]],
  [
    [1, 2],
    [3, 4],
  ],
].map((list) => list.map((point) => Float64Array.from(point)));

/** Evaluates an attack with the scan switched off, twice where it lives that long, and holds it to how it may end. */
export async function tryAttack(sandbox: Sandbox, program: string, attack: Attack, source: string): Promise<void> {
  const checked = withoutScan(attack.language, source);
  assert.ok(checked.ok);
  const limits = { ...defaultLimits, seconds: 20, ...attack.limits };
  const language = attack.language === 'python' ? 'python' : 'javascript';
  const points = (attack.ends.includes('value') ? twice : once) ?? [];
  const answers: PointAnswer[] = [];
  for await (const answer of evaluatePoints({ sandbox, program, language, code: checked.code, points, limits }))
    answers.push(answer);
  assert.equal(answers.length, points.length);
  for (const answer of answers) {
    const end = 'value' in answer ? 'value' : answer.error.kind;
    const mayEnd: readonly string[] = attack.ends;
    assert.ok(mayEnd.includes(end), JSON.stringify(answers));
    assert.notEqual('value' in answer && answer.value, 1, 'It reached what it wanted.');
  }
}

/** True where the scan lets a fitness through. */
export function isScanned(attack: Attack, source: string): boolean {
  return checkFitness(attack.language, source).ok;
}
