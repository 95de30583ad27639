import type { UserId } from '../accounts/index.js';
import { AppError } from '../../shared/errors.js';

/** Files under way at a time. */
export const MOST_A_USER = 2;
export const MOST_A_PROCESS = 8;
const RETRY_AFTER_MS = 5_000;

/** Counts files under way, so that many or slow ones leave the process to others. */
export class ExportLanes {
  readonly #ofUsers = new Map<UserId, number>();
  #taken = 0;

  /**
   * @returns gives the lane back; a second call does nothing
   * @throws {AppError} RATE_LIMITED `EXPORTS_AT_ONCE` for the user, UNAVAILABLE `EXPORTS_AT_ONCE` for the process
   */
  take(userId: UserId): () => void {
    const taken = this.#ofUsers.get(userId) ?? 0;
    if (taken >= MOST_A_USER) {
      const message = `At most ${MOST_A_USER} files at a time: wait until one of yours is done.`;
      throw new AppError('RATE_LIMITED', message, {
        reason: 'EXPORTS_AT_ONCE',
        details: { retryAfterMs: RETRY_AFTER_MS },
      });
    }
    if (this.#taken >= MOST_A_PROCESS) {
      throw new AppError('UNAVAILABLE', 'Many files are being made right now: try again in a moment.', {
        reason: 'EXPORTS_AT_ONCE',
      });
    }
    this.#taken += 1;
    this.#ofUsers.set(userId, taken + 1);
    let isTaken = true;
    return () => {
      if (!isTaken) return;
      isTaken = false;
      this.#taken -= 1;
      const left = (this.#ofUsers.get(userId) ?? 1) - 1;
      if (left === 0) this.#ofUsers.delete(userId);
      else this.#ofUsers.set(userId, left);
    };
  }

  /** Files under way now. */
  get taken(): number {
    return this.#taken;
  }
}
