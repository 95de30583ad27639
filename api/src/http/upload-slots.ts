import { AppError } from '../shared/errors.js';
import type { UserId } from '../slices/accounts/index.js';

/** Uploads of one user at a time, and of all users: each is a file on the disk that nobody has judged. */
const SLOTS_OF_USER = 2;
const SLOTS = 8;
const RETRY_AFTER_MS = 5_000;

/** Bounds how many uploads are under way. */
export class UploadSlots {
  readonly #taken = new Map<UserId, number>();
  #all = 0;

  /**
   * @returns what gives the slot back; to be called once
   * @throws {AppError} RATE_LIMITED `UPLOADS`
   */
  take(userId: UserId): () => void {
    const own = this.#taken.get(userId) ?? 0;
    if (own >= SLOTS_OF_USER || this.#all >= SLOTS) {
      const message =
        own >= SLOTS_OF_USER
          ? `You send ${SLOTS_OF_USER} files already: wait until one has arrived.`
          : 'Many files arrive at the moment: try again soon.';
      throw new AppError('RATE_LIMITED', message, { reason: 'UPLOADS', details: { retryAfterMs: RETRY_AFTER_MS } });
    }
    this.#taken.set(userId, own + 1);
    this.#all += 1;
    return () => {
      const left = (this.#taken.get(userId) ?? 0) - 1;
      if (left > 0) this.#taken.set(userId, left);
      else this.#taken.delete(userId);
      this.#all -= 1;
    };
  }
}
