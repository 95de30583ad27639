import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

export const UPLOAD_ENCODINGS = ['identity', 'gzip'] as const;
export type UploadEncoding = (typeof UPLOAD_ENCODINGS)[number];

export interface UploadBounds {
  /** As it comes. */
  readonly maxSentBytes: number;
  /** Once it is decompressed: a few kilobytes of gzip can be gigabytes. */
  readonly maxBytes: number;
}

/** `TOO_LARGE`, or `BAD_GZIP` for what is none, or is cut off. Whatever else fails is the connection. */
export class UploadFault extends Error {
  readonly reason: 'TOO_LARGE' | 'BAD_GZIP';

  constructor(reason: UploadFault['reason'], cause?: unknown) {
    super(reason, { cause });
    this.reason = reason;
  }
}

/**
 * The bytes of a request's body as they come, decompressed. Whoever stops reading leaves the request as it is, so that
 * it can be answered.
 *
 * @throws {UploadFault}
 */
export async function* uploadBody(
  request: Readable,
  encoding: UploadEncoding,
  { maxSentBytes, maxBytes }: UploadBounds,
): AsyncGenerator<Buffer, void, void> {
  const sent = bounded(request.iterator({ destroyOnReturn: false }), maxSentBytes);
  yield* encoding === 'gzip' ? bounded(gunzipped(sent), maxBytes) : bounded(sent, maxBytes);
}

async function* bounded(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer, void, void> {
  let received = 0;
  for await (const chunk of chunks) {
    received += chunk.length;
    if (received > maxBytes) throw new UploadFault('TOO_LARGE');
    yield chunk;
  }
}

async function* gunzipped(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, void> {
  const gunzip = createGunzip();
  // Its failures come out of the loop below.
  pipeline(Readable.from(chunks), gunzip, () => undefined);
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) yield chunk;
  } catch (error) {
    const isOfZlib = String((error as { readonly code?: unknown }).code).startsWith('Z_');
    throw isOfZlib ? new UploadFault('BAD_GZIP', error) : error;
  }
}
