/** What a thread that reads a file and the one that started it say to each other. */
import type { AppErrorCode, AppErrorDetails } from '../../shared/errors.js';
import type { FileToRead, ImportProgress, ReadOutcome } from '../../slices/ingestion/index.js';

/** To the thread: begin, once; then perhaps stop. */
export type ReadingOrder = { readonly kind: 'READ'; readonly file: FileToRead } | { readonly kind: 'STOP' };

/** From the thread: progress, then one end. */
export type ReadingNews =
  | { readonly kind: 'PROGRESS'; readonly progress: ImportProgress }
  | { readonly kind: 'READ'; readonly outcome: ReadOutcome }
  | {
      readonly kind: 'REFUSED';
      readonly code: AppErrorCode;
      readonly message: string;
      readonly reason: string | undefined;
      readonly details: AppErrorDetails;
      /** What lies beneath, for the log. */
      readonly cause: string | undefined;
    }
  | { readonly kind: 'BROKEN'; readonly message: string; readonly stack: string | undefined };
