import assert from 'node:assert/strict';
import type { Contents, Message, MessageType } from '../../kernel/messages.ts';
import { say } from '../../sandbox/sentence.ts';
import { speakByBundle } from '../words.ts';
import { actionsOf } from './actions.ts';

const message = <T extends MessageType>(type: T, content: Contents[T]): Message =>
  ({ channel: 'iopub', header: { msg_type: type }, parent_header: {}, metadata: {}, content }) as unknown as Message; // the rest is not read

suite('what a kernel message means for its cell', () => {
  test('busy starts the cell, and idle does not end it', () => {
    assert.deepEqual(actionsOf(message('status', { execution_state: 'busy' })), [{ type: 'start' }]);
    assert.deepEqual(actionsOf(message('status', { execution_state: 'idle' })), []);
  });

  test('the execution count becomes the order', () => {
    assert.deepEqual(actionsOf(message('execute_input', { code: '', execution_count: 7 })), [{ type: 'number', order: 7 }]);
  });

  test('a first display and its update both show the same output, with the run that it follows', () => {
    const run = { group: 'g', running: true, tasks: ['a'] };
    const content = { data: { 'text/plain': 'x' }, metadata: { optimizehub: run }, transient: { display_id: 'd' } };
    const expected = [{ type: 'show', displayId: 'd', data: content.data, metadata: content.metadata, run }];
    assert.deepEqual(actionsOf(message('display_data', content)), expected);
    assert.deepEqual(actionsOf(message('update_display_data', content)), expected);
  });

  test('a display without a run follows none', () => {
    const [action] = actionsOf(message('display_data', { data: {}, metadata: {}, transient: { display_id: 'd' } }));
    assert.equal(action.type === 'show' && action.run, undefined);
  });

  test('stdout is printed, and stderr noted, which keeps its English for the notebook', () => {
    const sentences = [say('hello')];
    const printed = (name: 'stdout' | 'stderr') => actionsOf(message('stream', { name, text: 'hello\n', sentences }));
    assert.deepEqual(printed('stdout'), [{ type: 'print', text: 'hello\n' }]);
    assert.deepEqual(printed('stderr'), [{ type: 'note', notes: { text: 'hello\n', sentences } }]);
  });

  test('an error keeps its lines and its places in the cell', () => {
    const finding = {
      severity: 'error',
      code: 'unknown-key',
      message: 'No key sede.',
      line: 3,
      column: 1,
      endLine: 3,
      endColumn: 5,
      path: 'sede',
    } as const;
    const told = { value: say('No key {0}.', 'sede'), lines: [say('line {0}', 1), '2 | two'] };
    const content = { ename: 'ConfigError', evalue: 'No key sede.', traceback: ['line 1', '2 | two'], told, findings: [finding] };
    assert.deepEqual(actionsOf(message('error', content)), [
      { type: 'fail', name: 'ConfigError', message: 'No key sede.', stack: 'line 1\n2 | two', found: { findings: [finding] } },
    ]);
  });

  test('an error, its lines and what is printed are told in the language of the editor', () => {
    speakByBundle({ 'No key {0}.': 'Kein Schlüssel {0}.', 'line {0}: {1}': 'Zeile {0}: {1}' });
    const value = say('No key {0}.', 'sede');
    const line = say('line {0}: {1}', 1, value);
    const said = { ename: 'ConfigError', evalue: 'No key sede.', traceback: [], told: { value, lines: [line, '1 | sede: 2'] } };
    const [failed] = actionsOf(message('error', said));
    const [printed] = actionsOf(message('stream', { name: 'stdout', text: 'line 1: No key sede.\n', sentences: [line] }));
    speakByBundle({});
    assert.deepEqual(failed, {
      type: 'fail',
      name: 'ConfigError',
      message: 'Kein Schlüssel sede.',
      stack: 'Zeile 1: Kein Schlüssel sede.\n1 | sede: 2',
      found: { findings: [] },
    });
    assert.deepEqual(printed, { type: 'print', text: 'Zeile 1: Kein Schlüssel sede.\n' });
  });

  test('findings of a file name it', () => {
    const told = { value: 'no', lines: [] };
    const content = { ename: 'FitnessRefused', evalue: 'no', traceback: [], told, findings: [], file: '/w/f.ts' };
    const [action] = actionsOf(message('error', content));
    assert.equal(action.type === 'fail' && action.found.file, '/w/f.ts');
  });

  test('a display tells where the fitness of its run went wrong', () => {
    const stumbles = { findings: [], cell: 'a', text: '' };
    const [action] = actionsOf(message('display_data', { data: {}, metadata: {}, transient: { display_id: 'd' }, stumbles }));
    assert.equal(action.type === 'show' && action.stumbles, stumbles);
  });

  test('a chart tells which sandbox ran a custom fitness', () => {
    const sandboxOf = (rows: object[]) => {
      const data = { 'application/vnd.vegalite.v5+json': { usermeta: { optimizehub: { rows } } } };
      const [action] = actionsOf(message('display_data', { data, metadata: {}, transient: { display_id: 'd' } }));
      return action.type === 'show' ? action.sandbox : undefined;
    };
    assert.equal(sandboxOf([{ sandbox: null }, { sandbox: 'embedded' }]), 'embedded');
    assert.equal(sandboxOf([{ sandbox: null }]), undefined);
  });

  test('a chart tells how fast a custom fitness was with each algorithm, once its run is over', () => {
    const pacesOf = (rows: object[]) => {
      const data = { 'application/vnd.vegalite.v5+json': { usermeta: { optimizehub: { rows } } } };
      const [action] = actionsOf(message('display_data', { data, metadata: {}, transient: { display_id: 'd' } }));
      return action.type === 'show' ? action.paces : undefined;
    };
    const row = { sandbox: 'container', evaluations: 1000, seconds: 2 };
    assert.deepEqual(
      pacesOf([
        { ...row, algorithm: 'jso' },
        { ...row, algorithm: 'lshade', seconds: 4 },
      ]),
      {
        jso: 0.002,
        lshade: 0.004,
      },
    );
    assert.equal(pacesOf([{ ...row, algorithm: 'jso', sandbox: null }]), undefined);
    assert.equal(pacesOf([{ ...row, algorithm: 'jso', evaluations: 0 }]), undefined);
  });

  test('a reply ends the cell; an aborted one counts as not run, neither as success nor as failure', () => {
    const outcome = (status: 'ok' | 'error' | 'aborted') => actionsOf(message('execute_reply', { status, execution_count: 1 }));
    assert.deepEqual(outcome('ok'), [{ type: 'end', outcome: 'success' }]);
    assert.deepEqual(outcome('error'), [{ type: 'end', outcome: 'failure' }]);
    assert.deepEqual(outcome('aborted'), [{ type: 'end', outcome: 'not run' }]);
  });
});
