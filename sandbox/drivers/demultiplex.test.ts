import assert from 'node:assert/strict';
import fc from 'fast-check';
import { demultiplex } from './demultiplex.ts';

const piece = fc.record({ stream: fc.constantFrom(1, 2), content: fc.uint8Array({ maxLength: 20 }) });

test('what a container engine sends comes apart again, however it is cut', () => {
  fc.assert(
    fc.property(fc.array(piece), fc.integer({ min: 1, max: 30 }), (pieces, step) => {
      const bytes = Buffer.concat(
        pieces.map(({ stream, content }) => Buffer.concat([Buffer.of(stream, 0, 0, 0, 0, 0, 0, content.length), content])),
      );
      const heard: Record<number, Buffer[]> = { 1: [], 2: [] };
      const listen = demultiplex(
        (chunk) => heard[1]?.push(chunk),
        (chunk) => heard[2]?.push(chunk),
      );
      for (let at = 0; at < bytes.length; at += step) listen(bytes.subarray(at, at + step));
      for (const stream of [1, 2]) {
        const said = pieces.filter((one) => one.stream === stream).map(({ content }) => content);
        assert.deepEqual(Buffer.concat(heard[stream] ?? []), Buffer.concat(said));
      }
    }),
  );
});
