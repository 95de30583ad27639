import { TextDecoder } from 'node:util';

/** A peer that keeps to no protocol. */
export class ProtocolError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ProtocolError';
  }
}

/**
 * Splits a stream of bytes into lines of UTF-8; what follows the last line end is no line.
 *
 * @param longest characters that a line may have
 * @throws {ProtocolError} for a longer line, and for bytes that are no UTF-8
 */
export async function* readLines(chunks: AsyncIterable<Uint8Array>, longest: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  for await (const chunk of chunks) {
    const lines = (rest + decode(decoder, chunk)).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > longest) throw new ProtocolError(`a line is longer than ${longest} characters`);
    yield* lines;
  }
}

function decode(decoder: TextDecoder, chunk: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: true });
  } catch (error) {
    throw new ProtocolError('a line is not encoded as UTF-8', { cause: error });
  }
}
