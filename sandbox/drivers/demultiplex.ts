const headerBytes = 8;

/**
 * Splits what a container engine's attach sends: per piece one byte for the stream (2 is standard error), three unused ones,
 * the length in four, big-endian, and the content, which is passed on as it comes.
 */
export function demultiplex(output: (chunk: Buffer) => void, errors: (chunk: Buffer) => void): (chunk: Buffer) => void {
  const header = Buffer.alloc(headerBytes);
  let filled = 0;
  let left = 0;
  return (chunk) => {
    for (let at = 0; at < chunk.length; ) {
      if (left > 0) {
        const part = chunk.subarray(at, at + left);
        at += part.length;
        left -= part.length;
        (header[0] === 2 ? errors : output)(part);
        continue;
      }
      const part = chunk.subarray(at, at + headerBytes - filled);
      header.set(part, filled);
      at += part.length;
      filled += part.length;
      if (filled < headerBytes) continue;
      filled = 0;
      left = header.readUInt32BE(4);
    }
  };
}
