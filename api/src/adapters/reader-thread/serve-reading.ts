import type { MessagePort } from 'node:worker_threads';

import { AppError } from '../../shared/errors.js';
import { readFile } from '../../slices/ingestion/index.js';
import type { FileReaderPorts } from '../../slices/ingestion/index.js';
import type { ReadingNews, ReadingOrder } from './messages.js';

/** Progress is told at most so often, in milliseconds. */
const TOLD_EVERY_MS = 100;

/** Serves one reading to the thread at the other end of the port. */
export function serveReading(port: MessagePort, ports: FileReaderPorts): void {
  const stopping = new AbortController();
  const tell = (news: ReadingNews): void => {
    port.postMessage(news);
  };
  let toldAt = Number.NEGATIVE_INFINITY;
  // Only a `ReaderThread` posts to this port.
  port.on('message', (order: ReadingOrder) => {
    if (order.kind === 'STOP') {
      stopping.abort();
      return;
    }
    readFile(order.file, ports, {
      signal: stopping.signal,
      onProgress: (progress) => {
        if (performance.now() - toldAt < TOLD_EVERY_MS) return;
        toldAt = performance.now();
        tell({ kind: 'PROGRESS', progress });
      },
    }).then(
      (outcome) => {
        tell({ kind: 'READ', outcome });
      },
      (error: unknown) => {
        tell(newsOf(error));
      },
    );
  });
}

function newsOf(error: unknown): ReadingNews {
  if (error instanceof AppError) {
    const { code, message, reason, details } = error;
    const cause = error.cause instanceof Error ? (error.cause.stack ?? error.cause.message) : undefined;
    return { kind: 'REFUSED', code, message, reason, details, cause };
  }
  return error instanceof Error
    ? { kind: 'BROKEN', message: error.message, stack: error.stack }
    : { kind: 'BROKEN', message: String(error), stack: undefined };
}
