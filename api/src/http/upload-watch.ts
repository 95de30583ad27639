import type { IncomingMessage } from 'node:http';

import { AppError } from '../shared/errors.js';

/** A sender of whom nothing came for so long is given up. */
export const STALLED_AFTER_MS = 30_000;
/** Looks at a sender within that time. */
const LOOKS = 10;

export interface UploadBounds {
  /** Of the whole body. */
  readonly maxBytes: number;
  readonly stalledAfterMs: number;
}

/** Breaks an upload off that falls silent, goes away, or does not end. */
export class UploadWatch {
  readonly #controller = new AbortController();
  readonly #request: IncomingMessage;
  readonly #timer: NodeJS.Timeout;
  readonly #onClose: () => void;

  constructor(request: IncomingMessage, { maxBytes, stalledAfterMs }: UploadBounds) {
    this.#request = request;
    const { socket } = request;
    const begin = socket.bytesRead;
    let seen = begin;
    let silent = 0;
    this.#timer = setInterval(() => {
      const now = socket.bytesRead;
      silent = now === seen ? silent + 1 : 0;
      seen = now;
      if (request.complete) return;
      if (now - begin > maxBytes) this.#controller.abort(bodyTooLarge(maxBytes));
      if (silent >= LOOKS) this.#controller.abort(stalled(stalledAfterMs));
    }, stalledAfterMs / LOOKS).unref();
    this.#onClose = () => {
      if (!request.complete) this.#controller.abort(brokenOff());
    };
    request.once('close', this.#onClose);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** @throws what the upload was broken off for, where it was before the promise is settled */
  async unlessBrokenOff<Result>(promise: Promise<Result>): Promise<Result> {
    const { signal } = this;
    signal.throwIfAborted();
    const { promise: aborted, reject } = Promise.withResolvers<never>();
    const onAbort = (): void => {
      reject(signal.reason as AppError); // as made above
    };
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return await Promise.race([promise, aborted]);
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  end(): void {
    clearInterval(this.#timer);
    this.#request.off('close', this.#onClose);
  }
}

export function bodyTooLarge(maxBytes: number): AppError {
  return new AppError(
    'BAD_USER_INPUT',
    `The file is too large: send at most ${maxBytes} bytes; packed files count so.`,
    {
      reason: 'FILE_TOO_LARGE',
      details: { maxBytes },
    },
  );
}

function stalled(stalledAfterMs: number): AppError {
  const seconds = Math.ceil(stalledAfterMs / 1_000);
  return new AppError('UNAVAILABLE', `Nothing more of the file came for ${seconds} s: send it again.`, {
    reason: 'UPLOAD_STALLED',
  });
}

function brokenOff(): AppError {
  return new AppError('UNAVAILABLE', 'The file did not arrive whole: send it again.', { reason: 'UPLOAD_BROKEN_OFF' });
}
