import { createHash } from 'node:crypto';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import { diskFullError } from '../../shared/disk-full.js';
import { AppError } from '../../shared/errors.js';
import type { ImportFolders, ReceivedFile } from '../../slices/ingestion/index.js';

/** The name is this program's own: the sender's could lead out of the folder. */
const RECEIVED = 'received';
const STAGED_ROWS_ENDING = '.parquet';
const OWNER_ONLY = 0o600;
const OWNER_ONLY_FOLDER = 0o700;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
/** To hash so much takes about a millisecond of the event loop, however much comes at once. */
const PIECE_BYTES = 262_144;

/** A folder of the machine that the process runs on, in which each import has its own. */
export class UploadFolder implements ImportFolders {
  readonly #root: string;

  /** @param root made where it is missing */
  constructor(root: string) {
    this.#root = resolve(root);
  }

  async receive(
    importId: string,
    content: AsyncIterable<Uint8Array>,
    options: { readonly maxBytes: number; readonly signal?: AbortSignal },
  ): Promise<ReceivedFile> {
    const directory = this.directoryOf(importId);
    try {
      await mkdir(this.#root, { recursive: true, mode: OWNER_ONLY_FOLDER });
      await mkdir(directory, { mode: OWNER_ONLY_FOLDER });
    } catch (error) {
      throw receivingError(error);
    }
    try {
      const path = this.fileOf(importId);
      const written = await writeFile(path, sent(content, options.signal), options.maxBytes);
      await toDisk(directory);
      await toDisk(this.#root);
      return { path, ...written };
    } catch (error) {
      // What is thrown is why it failed; a folder that cannot be removed now stays in the list.
      await rm(directory, { recursive: true, force: true }).catch(() => undefined);
      throw receivingError(error);
    }
  }

  directoryOf(importId: string): string {
    if (!UUID.test(importId)) {
      throw new AppError('BAD_USER_INPUT', 'An import is named by a UUID in lower case.', {
        reason: 'IMPORT_ID_INVALID',
      });
    }
    return join(this.#root, importId);
  }

  fileOf(importId: string): string {
    return join(this.directoryOf(importId), RECEIVED);
  }

  async hasFile(importId: string): Promise<boolean> {
    const entries = await entriesOf(this.directoryOf(importId));
    return entries.some((entry) => entry.isFile() && entry.name === RECEIVED);
  }

  async remove(importId: string, keep?: 'STAGED_ROWS' | 'RECEIVED_FILE'): Promise<void> {
    const directory = this.directoryOf(importId);
    if (keep === undefined) {
      await rm(directory, { recursive: true, force: true });
      return;
    }
    for (const entry of await entriesOf(directory)) {
      const isKept = keep === 'STAGED_ROWS' ? entry.name.endsWith(STAGED_ROWS_ENDING) : entry.name === RECEIVED;
      if (entry.isFile() && isKept) continue;
      await rm(join(directory, entry.name), { recursive: true, force: true });
    }
  }

  async list(): Promise<readonly string[]> {
    const entries = await entriesOf(this.#root);
    return entries
      .filter((entry) => entry.isDirectory() && UUID.test(entry.name))
      .map(({ name }) => name)
      .sort();
  }

  async changedAt(importId: string): Promise<number | undefined> {
    try {
      return (await stat(this.directoryOf(importId))).mtimeMs;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }
}

async function writeFile(
  path: string,
  content: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<{ readonly size: number; readonly contentHash: string }> {
  const file = await open(path, 'wx', OWNER_ONLY);
  try {
    const hash = createHash('sha256');
    let size = 0;
    for await (const chunk of content) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      for (let start = 0; start < chunk.length; start += PIECE_BYTES) {
        const piece = chunk.subarray(start, start + PIECE_BYTES);
        hash.update(piece);
        await writePiece(file, piece);
      }
    }
    if (size === 0) throw refused('FILE_EMPTY', 'The file is empty: choose the one that has the prices.');
    await file.sync();
    return { size, contentHash: hash.digest('hex') };
  } finally {
    await file.close();
  }
}

async function writePiece(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let written = 0; written < piece.length;) {
    written += (await file.write(piece, written)).bytesWritten;
  }
}

/** What is sent, where whatever ends it early is thrown in words; a sender that falls silent ends with the signal. */
async function* sent(content: AsyncIterable<Uint8Array>, signal: AbortSignal | undefined): AsyncGenerator<Uint8Array> {
  const chunks = content[Symbol.asyncIterator]();
  let isOver = false;
  try {
    for (;;) {
      const next = await unlessAborted(() => chunks.next(), signal);
      if (next.done === true) {
        isOver = true;
        return;
      }
      yield next.value;
    }
  } catch (error) {
    throw error instanceof AppError ? error : brokenOff(error);
  } finally {
    // Told to stop, and not waited for: one that is silent would answer only with its next chunk.
    if (!isOver) void chunks.return?.().catch(() => undefined);
  }
}

async function unlessAborted<Result>(act: () => Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (signal === undefined) return act();
  signal.throwIfAborted();
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => {
    reject(signal.reason);
  };
  // For each chunk anew: a promise that lived as long as the upload would keep what waited for it.
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([act(), aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** A file that is on the disk is found after a loss of power only if its folder is there too. */
async function toDisk(directory: string): Promise<void> {
  const folder = await open(directory, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** @returns nothing where the folder is missing */
async function entriesOf(directory: string) {
  try {
    return await readdir(directory, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'; // node's own file functions throw nothing else
}

function receivingError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const full = diskFullError(error, 'The file could not be kept');
  if (full !== undefined) return full;
  const { code } = error as NodeJS.ErrnoException; // what the sender threw is an AppError by now
  if (code === 'EEXIST') {
    return new AppError('CONFLICT', 'This import has its file already: begin another import.', {
      reason: 'IMPORT_FOLDER_EXISTS',
      cause: error,
    });
  }
  return error;
}

function brokenOff(cause: unknown): AppError {
  return new AppError('UNAVAILABLE', 'The file did not arrive whole: send it again.', {
    reason: 'UPLOAD_BROKEN_OFF',
    cause,
  });
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('BAD_USER_INPUT', `The file has more than ${maxBytes} bytes: pack it, or send it in parts.`, {
    reason: 'FILE_TOO_LARGE',
    details: { maxBytes },
  });
}

function refused(reason: string, message: string): AppError {
  return new AppError('BAD_USER_INPUT', message, { reason });
}
