import { Worker } from 'node:worker_threads';

import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { ImportReader, ReadOutcome } from '../../slices/ingestion/index.js';
import type { ReadingNews, ReadingOrder } from './messages.js';

/** A workbook is parsed whole, and its cells are objects: more than this is no file of prices. */
const HEAP_MB = 1_024;
/** A thread that was told to stop and is in the middle of a piece of work ends after so many milliseconds at most. */
const STOP_GRACE_MS = 2_000;

export interface ReaderThreadOptions {
  /** The module that a thread runs: it serves one reading with `serveReading`. */
  readonly module: URL;
  readonly clock: Clock;
}

type Reading = Parameters<ImportReader['read']>;

/** Reads each file in a thread of its own, so that nobody waits for the parsing, and a file that breaks it breaks nothing else. */
export class ReaderThread implements ImportReader {
  readonly #module: URL;
  readonly #clock: Clock;

  constructor({ module, clock }: ReaderThreadOptions) {
    this.#module = module;
    this.#clock = clock;
  }

  async read(...[file, { onProgress, signal }]: Reading): Promise<ReadOutcome> {
    if (signal?.aborted === true) throw abortedError();
    const worker = new Worker(this.#module, { env: {}, resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    let stopping: NodeJS.Timeout | undefined;
    const stop = (): void => {
      worker.postMessage({ kind: 'STOP' } satisfies ReadingOrder);
      stopping = setTimeout(() => void worker.terminate(), STOP_GRACE_MS);
    };
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await new Promise<ReadOutcome>((resolve, reject) => {
        // Only `serveReading` posts to this port.
        worker.on('message', (news: ReadingNews) => {
          switch (news.kind) {
            case 'PROGRESS':
              onProgress?.(news.progress);
              break;
            case 'READ':
              resolve(news.outcome);
              break;
            case 'REFUSED': {
              const { code, message, reason, details, cause } = news;
              reject(
                new AppError(code, message, {
                  ...(reason === undefined ? {} : { reason }),
                  details,
                  ...(cause === undefined ? {} : { cause: new Error(cause) }),
                }),
              );
              break;
            }
            case 'BROKEN':
              reject(new Error(news.message, { cause: news.stack }));
          }
        });
        worker.once('error', (error: Error) => {
          reject(isOutOfMemory(error) ? tooLarge(error) : error);
        });
        worker.once('exit', () => {
          reject(signal?.aborted === true ? abortedError() : new Error('the thread that read the file ended'));
        });
        const { path, name, directory, format, series, mapping } = file;
        const order = { path, name, directory, format, series, mapping, now: this.#clock() };
        worker.postMessage({ kind: 'READ', file: order } satisfies ReadingOrder);
      });
    } finally {
      signal?.removeEventListener('abort', stop);
      clearTimeout(stopping);
      await worker.terminate();
    }
  }
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

function tooLarge(cause: unknown): AppError {
  return new AppError('BAD_USER_INPUT', 'The file takes more memory than a file of prices may: send it in parts.', {
    reason: 'FILE_TOO_LARGE',
    cause,
  });
}

function abortedError(): AppError {
  return new AppError('UNAVAILABLE', 'The import was called off: nothing of it is stored.', {
    reason: 'IMPORT_ABORTED',
  });
}
