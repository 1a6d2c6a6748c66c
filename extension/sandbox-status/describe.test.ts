import assert from 'node:assert/strict';
import type { SandboxReport } from '../../kernel/messages.ts';
import { say } from '../../sandbox/sentence.ts';
import { describeSandbox, sandboxReport, whyNoImage } from './describe.ts';

const engine = { what: 'container engine', isThere: true, detail: '20.10 on amd64' };
const noEngine = {
  what: 'container engine',
  isThere: false,
  detail: 'None answers at the usual socket.',
  mend: 'Install Docker.',
};
const containers: SandboxReport = { sandbox: 'container', driver: 'auto', checks: [engine] };
const embedded: SandboxReport = { sandbox: 'embedded', driver: 'auto', checks: [noEngine] };
const textOf = (report: SandboxReport, lastUsed?: 'container' | 'embedded') => {
  const { text, lines, isWarning } = describeSandbox(report, lastUsed);
  return [text, isWarning, lines.join('\n')] as const;
};

suite('The status of the sandbox', () => {
  test('names the container and the engine that answers', () => {
    const [text, isWarning, lines] = textOf(containers);
    assert.deepEqual([text, isWarning], ['$(shield) Sandbox: container', false]);
    assert.match(lines, /locked-down container.*\n.*20\.10 on amd64 answers/);
  });
  test('names the embedded sandbox, why, and what to do for containers', () => {
    const [text, isWarning, lines] = textOf(embedded);
    assert.deepEqual([text, isWarning], ['$(shield) Sandbox: embedded', false]);
    assert.match(lines, /no container engine answers.*Python needs a container.*To get containers: Install Docker\./s);
  });
  test('says that the user’s own setting chose the embedded sandbox', () =>
    assert.match(
      textOf({ ...embedded, driver: 'embedded', checks: [engine] })[2],
      /your setting `optimizehub\.sandbox\.driver`/,
    ));
  test('warns where the setting demands containers and there are none', () => {
    const [text, isWarning, lines] = textOf({ sandbox: 'none', driver: 'container', checks: [noEngine] });
    assert.deepEqual([text, isWarning], ['$(warning) Sandbox: none', true]);
    assert.match(lines, /demands containers.*Install Docker\./s);
  });
  test('blames no container engine for a fault of ours', () => {
    const fault = { what: 'OptimizeHub itself', isThere: false, detail: 'A fault in OptimizeHub ended the examination: x' };
    const [, , lines] = textOf({ ...embedded, checks: [fault] });
    assert.match(lines, /A fault in OptimizeHub/);
    assert.doesNotMatch(lines, /no container engine/);
  });
  test('warns of a setting that is wrong', () => {
    const [, isWarning, lines] = textOf({ ...containers, sandbox: 'none', mistake: say('Expected seconds, got {0}.', 'soon') });
    assert.equal(isWarning, true);
    assert.match(lines, /a setting is wrong.*Expected seconds, got soon\./s);
  });
  test('says what the last run used', () => assert.match(textOf(embedded, 'container')[2], /The last run used the container\./));
  test('tells of no image that no engine answers for one, and what to do', () => {
    const why = 'No container engine answers, so no image was built.';
    assert.equal(whyNoImage(embedded), `${why} What to do: Install Docker.`);
    const { mend: _, ...withoutMend } = noEngine;
    assert.equal(whyNoImage({ checks: [withoutMend] }), why);
  });
  test('tells nothing of images where an engine answers, or was not looked for', () => {
    assert.deepEqual([whyNoImage(containers), whyNoImage({ checks: [] })], [undefined, undefined]);
  });
  test('as a report lists what was looked for, and what mends it', () => {
    const report = sandboxReport(embedded);
    assert.match(report, /^ {2}✗ container engine: None answers at the usual socket\.\n {4}What to do: Install Docker\.$/m);
    assert.doesNotMatch(report, /\*\*|`/);
    assert.equal(report.split('None answers').length + report.split('Install Docker').length, 4, 'the engine is told of once');
  });
});
