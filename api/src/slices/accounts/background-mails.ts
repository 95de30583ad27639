import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { Mailer, MailMessage } from './accounts.ports.js';
import { hashToken } from './token-hash.js';

const MOST_WAITING = 100;
const MAILS_PER_ADDRESS = 5;
const HOUR_MS = 3_600_000;
const DRAIN_MS = 10_000;

/** Counts the mails to an address; the store of request quotas is one. */
export interface MailQuota {
  take(
    quota: { readonly key: string; readonly limit: number; readonly windowMs: number },
    now: number,
  ): Promise<{ readonly isAllowed: boolean }>;
}

export interface BackgroundMailsOptions {
  readonly mailer: Mailer;
  readonly quota: MailQuota;
  readonly logger: Logger;
  readonly clock: Clock;
}

/** Prepares a mail; undefined where there is none to send after all. */
export type MailPreparation = () => Promise<MailMessage | undefined>;

/**
 * Prepares and sends mails one after the other, so that no answer waits for them or tells by its time whether there is
 * one. What would wait behind 100 others is dropped, and every failure goes to the log.
 */
export class BackgroundMails {
  readonly #mailer: Mailer;
  readonly #quota: MailQuota;
  readonly #logger: Logger;
  readonly #clock: Clock;
  readonly #waiting: MailPreparation[] = [];
  #work: Promise<void> | undefined;
  #isClosed = false;

  constructor({ mailer, quota, logger, clock }: BackgroundMailsOptions) {
    this.#mailer = mailer;
    this.#quota = quota;
    this.#logger = logger;
    this.#clock = clock;
  }

  /** Sends what `prepare` answers, later. Never fails. */
  post(prepare: MailPreparation): void {
    if (this.#isClosed || this.#waiting.length >= MOST_WAITING) {
      this.#logger.error({ waiting: this.#waiting.length }, 'A mail was dropped: too many wait.');
      return;
    }
    this.#waiting.push(prepare);
    this.#work ??= this.#run();
  }

  /**
   * As `post`, but for mails that a stranger may cause: at most 5 an hour reach an address, and nothing is prepared
   * for more.
   */
  postWithinQuota(address: string, prepare: MailPreparation): void {
    this.post(async () => {
      const quota = { key: `mail:${hashToken(address)}`, limit: MAILS_PER_ADDRESS, windowMs: HOUR_MS };
      const { isAllowed } = await this.#quota.take(quota, this.#clock());
      if (isAllowed) return prepare();
      this.#logger.warn({}, 'A mail was not sent: its address got as many as it may within an hour.');
      return undefined;
    });
  }

  /** Resolves once nothing waits. */
  async idle(): Promise<void> {
    await this.#work;
  }

  /** Takes no more and sends what waits, for at most 10 seconds. */
  async close(): Promise<void> {
    this.#isClosed = true;
    let timer: NodeJS.Timeout | undefined;
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, DRAIN_MS);
    });
    await Promise.race([this.idle(), deadline]);
    clearTimeout(timer);
    const dropped = this.#waiting.splice(0).length;
    if (dropped > 0) this.#logger.error({ dropped }, 'Mails were dropped: the server ends.');
  }

  async #run(): Promise<void> {
    // The caller goes on first: its answer takes as long whether or not there is a mail to prepare.
    await new Promise((resolve) => setImmediate(resolve));
    for (let prepare = this.#waiting.shift(); prepare !== undefined; prepare = this.#waiting.shift()) {
      try {
        const message = await prepare();
        if (message !== undefined) await this.#mailer.send(message);
      } catch (error) {
        this.#logger.error({ err: error }, 'A mail could not be sent.');
      }
    }
    this.#work = undefined;
  }
}
