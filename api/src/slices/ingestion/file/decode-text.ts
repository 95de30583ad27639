import { TextDecoder } from 'node:util';

import { refusal } from '../refusal.js';
import { binaryFile } from './sniff-content.js';

/**
 * Decodes UTF-8, with or without a byte order mark, and refuses everything else instead of guessing.
 *
 * @param name the file's, for the messages
 * @throws {AppError} BAD_USER_INPUT `ENCODING_NOT_UTF8`, `FILE_BINARY` where the text ends
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let offset = 0;
  for await (const chunk of chunks) {
    yield checked(decodeChunk(decoder, chunk, offset, name), name);
    offset += chunk.length;
  }
  yield decodeChunk(decoder, undefined, offset, name);
}

function decodeChunk(decoder: TextDecoder, chunk: Uint8Array | undefined, offset: number, name: string): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch {
    // The decoder throws a TypeError that says nothing more.
    throw refusal(
      'ENCODING_NOT_UTF8',
      `${name} is not encoded as UTF-8 (seen after byte ${offset}): save it as UTF-8.`,
      { offset },
    );
  }
}

function checked(text: string, name: string): string {
  if (text.includes('\0')) throw binaryFile(name);
  return text;
}
