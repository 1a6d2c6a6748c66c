import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TaskQueue } from './queue.ts';

suite('the queue of tasks', () => {
  test('gives the highest priority first, and equals in the order they came, whatever is taken out between', () => {
    const operation = fc.oneof(
      fc.record({ kind: fc.constant('add' as const), priority: fc.integer({ min: -2, max: 2 }) }),
      fc.record({ kind: fc.constant('take' as const) }),
      fc.record({ kind: fc.constant('remove' as const), which: fc.nat(30) }),
    );
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 60 }), (operations) => {
        const queue = new TaskQueue();
        let model: { id: string; priority: number }[] = [];
        let count = 0;
        for (const one of operations) {
          if (one.kind === 'add') {
            const id = String(count++);
            queue.add(id, one.priority);
            const place = model.findIndex(({ priority }) => priority < one.priority);
            model.splice(place < 0 ? model.length : place, 0, { id, priority: one.priority });
          } else if (one.kind === 'take') assert.equal(queue.take(), model.shift()?.id);
          else {
            const id = String(one.which);
            assert.equal(
              queue.remove(id),
              model.some((task) => task.id === id),
            );
            model = model.filter((task) => task.id !== id);
          }
          assert.equal(queue.size, model.length);
        }
      }),
    );
  });
});
