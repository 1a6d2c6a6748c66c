/** Programs that write to the channel themselves, as a fitness would that broke out of its realm, and without measure. */
export const floods: Readonly<Record<string, string>> = {
  'small messages': `for (;;) send({ ok: 1 });`,
  'small messages, many in one write': `const many = Buffer.concat(new Array(1e4).fill(frame('{"ok":1}'))); for (;;) write(many);`,
  'messages of the largest size': `const large = frame('{"ok":"' + 'x'.repeat(2 ** 20 - 9) + '"}'); for (;;) write(large);`,
  'messages of the largest size, with all that fits in': `const nested = frame('{"ok":[' + '[],'.repeat(349_000) + '0]}'); for (;;) write(nested);`,
  'messages of the largest size, with records': `const records = frame('{"ok":[' + '{"":0},'.repeat(149_000) + '0]}'); for (;;) write(records);`,
  'messages of the largest size, with keys': `const keys = frame('{"ok":{' + Array.from({ length: 90_000 }, (_, k) => '"' + k + '":0').join(',') + '}}'); for (;;) write(keys);`,
  'messages of another shape': `const other = frame('{"no":"' + 'x'.repeat(2 ** 20 - 9) + '"}'); for (;;) write(other);`,
  'messages cut short': `const cut = frame('{"ok":"' + 'x'.repeat(2 ** 20 - 9) + '"}').subarray(0, -1); for (;;) write(cut);`,
  'raw output': `for (;;) write(Buffer.alloc(2 ** 20, 1));`,
  errors: `for (;;) write(Buffer.alloc(2 ** 20, 1), 2);`,
  'output and errors': `for (;;) { write(frame('{"ok":1}')); write(Buffer.alloc(2 ** 20, 1), 2); }`,
  'one byte at a time': `const bytes = frame('{"ok":"' + 'x'.repeat(1e5) + '"}'); for (;;) for (const byte of bytes) write(Buffer.of(byte));`,
  'a slow drip': `const bytes = frame('{"ok":1}'); for (;;) for (const byte of bytes) { write(Buffer.of(byte)); await new Promise((done) => setTimeout(done, 1)); }`,
};

/** The program of a guest; `send` is the channel's own. */
export const flooding = (code: string): string => `import fs from 'node:fs';
  const frame = (text) => { const bytes = Buffer.from(text); const head = Buffer.alloc(4); head.writeUInt32BE(bytes.length); return Buffer.concat([head, bytes]); };
  const write = (bytes, to = 1) => { for (let at = 0; at < bytes.length; ) try { at += fs.writeSync(to, bytes, at); } catch (error) { if (error.code !== 'EAGAIN') throw error; } };
  export async function main({ start, send }) { ${code} }`;
