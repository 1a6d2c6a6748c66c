import assert from 'node:assert/strict';
import { exampleTask } from '../charts/example-task.ts';
import type { Overview } from '../monitor/overview.ts';
import { summarizeTask } from '../tasks/summarize-task.ts';
import { merge, OverviewFeed } from './overview-feed.ts';

const change = (id: string): Overview => ({
  changed: [summarizeTask(exampleTask({ task: { id } }))],
  deleted: [],
  isPartial: false,
});
const ids = ({ changed }: Overview) => changed.map(({ id }) => id);

suite('The feed of overviews', () => {
  test('sends at once what comes one by one', async () => {
    const sent: Overview[] = [];
    const feed = new OverviewFeed(async (overview) => void sent.push(overview));
    await feed.offer(change('a'));
    await feed.offer(change('b'));
    assert.deepEqual(sent.map(ids), [['a'], ['b']]);
  });

  test('keeps one message for a client that does not read, which says that it is not all', async () => {
    const sent: Overview[] = [];
    const reading = Promise.withResolvers<void>();
    const feed = new OverviewFeed((overview) => {
      sent.push(overview);
      return reading.promise;
    });
    const offered = ['a', 'b', 'c', 'd'].map((id) => feed.offer(change(id)));
    reading.resolve();
    await Promise.all(offered);
    assert.deepEqual(sent.map(ids), [['a'], ['d']]);
    assert.deepEqual(
      sent.map(({ isPartial }) => isPartial),
      [false, true],
    );
  });

  test('drops what waits when the connection is gone, and fails for nobody', async () => {
    const sent: Overview[] = [];
    const reading = Promise.withResolvers<void>();
    const feed = new OverviewFeed((overview) => {
      sent.push(overview);
      return reading.promise;
    });
    const offered = ['a', 'b', 'c'].map((id) => feed.offer(change(id)));
    reading.reject(new Error('gone'));
    await Promise.all(offered);
    assert.deepEqual(sent.map(ids), [['a']]);
  });

  test('adds figures to changes without calling them partial', () => {
    const counts = { PENDING: 1, STARTED: 0, RETRY: 0, SUCCESS: 0, FAILURE: 0, REVOKED: 0 };
    const merged = merge(change('a'), { changed: [], deleted: [], isPartial: false, counts });
    assert.deepEqual([ids(merged), merged.counts, merged.isPartial], [['a'], counts, false]);
  });
});
