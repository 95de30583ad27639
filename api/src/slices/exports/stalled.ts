import type { Readable } from 'node:stream';

import { AppError } from '../../shared/errors.js';

/**
 * @param stream ended with an error where nothing was read of it for so long
 * @returns the same
 */
export function stalledAfter(milliseconds: number, stream: Readable): Readable {
  let lastRead = 0;
  let reads = 0;
  const read = stream._read.bind(stream);
  stream._read = (size) => {
    reads += 1;
    read(size);
  };
  const timer = setInterval(() => {
    if (reads === lastRead) {
      stream.destroy(
        new AppError('UNAVAILABLE', 'The file was not read any further: begin again.', { reason: 'EXPORT_STALLED' }),
      );
    }
    lastRead = reads;
  }, milliseconds).unref();
  stream.once('close', () => {
    clearInterval(timer);
  });
  return stream;
}
