import { open, stat } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { basename } from 'node:path';

import { AppError } from '../../shared/errors.js';
import type { ImportFile, ImportFiles } from '../../slices/ingestion/index.js';

/** Bytes of one piece: splitting and judging it takes about 3 ms of the event loop. */
const PIECE_BYTES = 16_384;

/** Files of the machine that the process runs on. */
export class LocalFiles implements ImportFiles {
  async open(path: string): Promise<ImportFile> {
    try {
      // Looked at before it is opened: to open a pipe waits for its other end.
      const found = await stat(path);
      if (found.isDirectory()) {
        throw refused('FILE_IS_DIRECTORY', `${path} is a directory: name one file in it.`);
      }
      if (!found.isFile()) {
        throw refused('FILE_NOT_REGULAR', `${path} is no regular file but a pipe, socket or device.`);
      }
      return new LocalFile(basename(path), found.size, await open(path, 'r'));
    } catch (error) {
      throw error instanceof AppError ? error : openingError(path, error);
    }
  }
}

class LocalFile implements ImportFile {
  readonly name: string;
  readonly size: number;
  readonly #handle: FileHandle;
  #isClosed = false;

  constructor(name: string, size: number, handle: FileHandle) {
    this.name = name;
    this.size = size;
    this.#handle = handle;
  }

  async head(length: number): Promise<Uint8Array> {
    const buffer = new Uint8Array(length);
    const { bytesRead } = await this.#handle.read(buffer, 0, length, 0);
    return buffer.subarray(0, bytesRead);
  }

  async *bytes(): AsyncGenerator<Uint8Array> {
    for (let position = 0; ;) {
      const { bytesRead, buffer } = await this.#handle.read(new Uint8Array(PIECE_BYTES), 0, PIECE_BYTES, position);
      if (bytesRead === 0) return;
      position += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#handle.close();
  }
}

function openingError(path: string, error: unknown): AppError {
  const { code } = error as NodeJS.ErrnoException; // node's own file functions throw nothing else
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new AppError('NOT_FOUND', `There is no file ${path}.`, { reason: 'FILE_NOT_FOUND', cause: error });
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return refused('FILE_NOT_READABLE', `${path} may not be read: its permissions do not allow it.`, error);
  }
  return refused('FILE_NOT_READABLE', `${path} cannot be opened${code !== undefined ? ` (${code})` : ''}.`, error);
}

function refused(reason: string, message: string, cause?: unknown): AppError {
  return new AppError('BAD_USER_INPUT', message, { reason, cause });
}
