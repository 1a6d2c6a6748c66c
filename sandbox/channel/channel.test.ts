import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decodeValue, encodeValue } from './codec.ts';
import { encodeFrame, FrameReader, maxMessageBytes } from './frames.ts';
import { Inbox } from './inbox.ts';
import { RateLimit } from './rate.ts';

suite('a message', () => {
  test('keeps numbers that JSON loses', () => {
    const value = {
      best: Infinity,
      worst: -Infinity,
      none: Number.NaN,
      zero: -0,
      small: 5e-324,
      list: [1, null, 'Infinity', true],
    };
    assert.deepEqual(decodeValue(encodeValue(value)), value);
  });

  test('keeps doubles bit for bit', () => {
    fc.assert(fc.property(fc.float64Array(), (doubles) => assert.deepEqual(decodeValue(encodeValue({ doubles })), { doubles })));
  });

  test('is not hijacked by an inherited toJSON or then', () => {
    const hostile = Object.create(Object.fromEntries(['toJSON', 'then'].map((key) => [key, () => 'hijacked'])));
    hostile.best = 1;
    assert.equal(encodeValue(hostile), '{"best":1}');
  });

  test('with __proto__ as a key stays a plain record', () => {
    const decoded = decodeValue('{"__proto__": {"polluted": true}}');
    assert.equal(Object.getPrototypeOf(decoded), Object.prototype);
    assert.ok(Object.hasOwn(decoded as object, '__proto__'));
  });

  for (const text of ['['.repeat(70) + ']'.repeat(70), '{"$number":"1e3"}', '{"$doubles":"AA=="}', '{"$doubles":1}', '', '{'])
    test(`reading ${text.slice(0, 20)} is refused`, () => assert.throws(() => decodeValue(text), SyntaxError));

  test('holding a function or too deep is not written', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 70; level++) deep = [deep];
    assert.throws(() => encodeValue(deep), TypeError);
    assert.throws(() => encodeValue({ call: () => 1 }), TypeError);
  });
});

suite('frames', () => {
  test('come back whole however the bytes are cut', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 5 }), fc.integer({ min: 1, max: 9 }), (messages, step) => {
        const bytes = Buffer.concat(messages.map(encodeFrame));
        const reader = new FrameReader();
        const got: unknown[] = [];
        for (let at = 0; at < bytes.length; at += step)
          for (const { message } of reader.read(bytes.subarray(at, at + step))) got.push(message);
        assert.deepEqual(got, messages);
        assert.equal(reader.isInside, false);
      }),
    );
  });

  test('longer than a mebibyte, empty, or not in UTF-8 are refused before their content is kept', () => {
    for (const bytes of [
      [0, 16, 0, 1],
      [255, 255, 255, 255],
      [0, 0, 0, 0],
      [0, 0, 0, 3, 34, 255, 34],
    ])
      assert.throws(() => [...new FrameReader().read(Uint8Array.from(bytes))]);
    assert.throws(() => encodeFrame('x'.repeat(maxMessageBytes)), RangeError);
  });
});

suite('what is read of a message', () => {
  const read = (text: string) => {
    const frame = Buffer.alloc(4 + text.length);
    frame.writeUInt32BE(text.length);
    frame.write(text, 4);
    return [...new FrameReader({ bytes: 1000, values: 20 }).read(frame)];
  };

  test('is bounded by its bytes and by its values, which take far more memory than their text', () => {
    assert.equal(read(JSON.stringify('x'.repeat(900))).length, 1);
    assert.equal(read(`[${'0,'.repeat(18)}0]`).length, 1);
    for (const text of [`[${'[],'.repeat(20)}0]`, `[${'{"":0},'.repeat(20)}0]`, `[${'0,'.repeat(20)}0]`])
      assert.throws(() => read(text), /at most 20 values/);
    assert.throws(() => read(JSON.stringify('x'.repeat(1000))), /1 to 1000 bytes/);
  });
});

suite('messages that wait', () => {
  const fill = (bytes: number) => {
    const asked: boolean[] = [];
    const inbox = new Inbox((paused) => asked.push(paused));
    for (let count = 0; asked.length === 0; count++) inbox.put(count, bytes);
    return { asked, inbox };
  };

  for (const [what, bytes] of [
    ['number', 1],
    ['size', 2 ** 19],
  ] as const)
    test(`are few: their ${what} pauses the sender until some are read`, async () => {
      const { asked, inbox } = fill(bytes);
      const reader = inbox[Symbol.asyncIterator]();
      await reader.next();
      assert.deepEqual(asked, [true, false]);
    });

  test('can be read after the end, which asks the sender for nothing', async () => {
    const { asked, inbox } = fill(2 ** 20);
    inbox.close();
    const got: unknown[] = [];
    for await (const message of inbox) got.push(message);
    assert.deepEqual([got, asked], [[0], [true]]);
  });
});

suite('the rate limit', () => {
  test('lets twice a second’s worth through at once, and again as time passes', () => {
    const limit = new RateLimit({ messagesPerSecond: 10, bytesPerSecond: 100 }, 0);
    for (let k = 0; k < 20; k++) assert.ok(limit.allows({ messages: 1 }, 0));
    assert.ok(!limit.allows({ messages: 1 }, 0));
    assert.ok(limit.allows({ messages: 1 }, 1000));
  });

  test('counts bytes besides messages', () => {
    const limit = new RateLimit({ messagesPerSecond: 10, bytesPerSecond: 100 }, 0);
    assert.ok(limit.allows({ bytes: 200 }, 0));
    assert.ok(!limit.allows({ bytes: 1 }, 0));
  });
});
