import assert from 'node:assert/strict';
import type { Health } from '../../engine/monitor/overview.ts';
import { statusText } from './status-text.ts';

const health: Health = {
  at: 0,
  host: { name: 'here', cores: 2, memoryBytes: 1, freeMemoryBytes: 1, cpu: 0.5 },
  engine: { pid: 7, version: '0.1.0', node: '24', startedAt: 0, cpu: 1.5, memoryBytes: 100 * 2 ** 20 },
  running: 0,
  queued: 0,
  concurrency: 2,
  clients: 1,
  finishedLastMinute: 3,
  evaluationsPerSecond: null,
  workers: [],
};
const connected = { kind: 'connected' } as const;

suite('The status bar', () => {
  test('says how much runs and waits', () => {
    assert.equal(statusText(connected, health).text, '$(pulse) Idle');
    assert.equal(statusText(connected, { ...health, running: 2 }).text, '$(pulse) 2 running');
    assert.equal(statusText(connected, { ...health, running: 2, queued: 5 }).text, '$(pulse) 2 running, 5 waiting');
  });

  test('tells the figures of the engine to those who point at it', () => {
    assert.match(statusText(connected, health).tooltip, /3 finished.*\nCPU 150 %, memory 100 MiB \(process 7\)/);
  });

  test('warns when the engine is lost or out of reach, and not when it rests', () => {
    assert.equal(statusText({ kind: 'lost' }, undefined).isWarning, true);
    const unreachable = statusText({ kind: 'unreachable', reason: 'The directory is shared.' }, undefined);
    assert.deepEqual([unreachable.isWarning, unreachable.text], [true, '$(warning) Engine not reachable']);
    assert.match(unreachable.tooltip, /directory is shared/);
    assert.equal(statusText({ kind: 'absent' }, undefined).isWarning, false);
  });
});
