import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createGunzip, createInflateRaw } from 'node:zlib';
import type { Gunzip, InflateRaw } from 'node:zlib';

import { damagedArchive } from './archive-error.js';

/** Small enough that a thread of the pool is soon free for others, large enough that a gigabyte takes seconds. */
const PIECE_BYTES = 65_536;

/** What an archive has come to so far. */
export interface Inflated {
  readonly piece: Buffer;
  /** Bytes of the archive that were taken in for everything up to and with this piece. */
  readonly packedBytes: number;
}

/** Some bytes of a file. */
export interface FileRange {
  readonly file: FileHandle;
  readonly start: number;
  /** The byte after the last. */
  readonly end: number;
}

/** Passes on what was packed as it is. */
export async function* stored(range: FileRange): AsyncGenerator<Inflated> {
  let packedBytes = 0;
  for await (const piece of piecesOf(range)) {
    packedBytes += piece.length;
    yield { piece, packedBytes };
  }
}

/** Unpacks a part of a ZIP. */
export async function* deflated(range: FileRange): AsyncGenerator<Inflated> {
  yield* through(createInflateRaw({ chunkSize: PIECE_BYTES }), range);
}

/** Unpacks all members of a gzip. */
export async function* gunzipped(range: FileRange): AsyncGenerator<Inflated> {
  const gunzip = createGunzip({ chunkSize: PIECE_BYTES });
  yield* through(gunzip, range);
  // The driver stops at a zero: where more than padding follows, a member's mark was damaged and its rows were lost.
  for await (const piece of piecesOf({ ...range, start: range.start + gunzip.bytesWritten })) {
    if (piece.some((byte) => byte !== 0)) throw damagedArchive('something other than padding follows the last member');
  }
}

async function* through(inflater: Gunzip | InflateRaw, range: FileRange): AsyncGenerator<Inflated> {
  // Not a pipeline: that waits for all to be taken in, and the driver takes nothing in after the end.
  const source = Readable.from(piecesOf(range));
  source.on('error', (error) => inflater.destroy(error));
  try {
    for await (const piece of source.pipe(inflater) as AsyncIterable<Buffer>) {
      yield { piece, packedBytes: inflater.bytesWritten };
    }
  } finally {
    source.destroy();
    inflater.destroy();
  }
}

async function* piecesOf({ file, start, end }: FileRange): AsyncGenerator<Buffer> {
  for (let position = start; position < end;) {
    const length = Math.min(PIECE_BYTES, end - position);
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(length), 0, length, position);
    if (bytesRead === 0) throw damagedArchive(`it ends at byte ${position}`);
    position += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
