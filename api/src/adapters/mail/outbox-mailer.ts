import { randomUUID } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { createTransport } from 'nodemailer';

import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { MailMessage, Mailer } from '../../slices/accounts/index.js';
import { mailUnavailable, outgoingMail } from './outgoing-mail.js';

const MOST_MAILS = 500;
const ENDING = '.eml';

export interface OutboxMailerOptions {
  /** Absolute; made at the first mail. */
  readonly directory: string;
  /** The sender's address. */
  readonly from: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Where there is no mail server: puts mails into a folder, which any mail program opens, and logs where. Only the owner
 * reads them, for they carry links that sign in. The last 500 are kept.
 */
export class OutboxMailer implements Mailer {
  readonly #options: OutboxMailerOptions;
  readonly #composer = createTransport({ streamTransport: true, buffer: true, newline: 'unix' });

  constructor(options: OutboxMailerOptions) {
    this.#options = options;
  }

  async send(message: MailMessage): Promise<void> {
    const { directory, from, clock, logger } = this.#options;
    const now = new Date(clock());
    const mail = outgoingMail(from, message);
    try {
      const { message: composed } = await this.#composer.sendMail({ ...mail, date: now });
      if (!Buffer.isBuffer(composed)) throw new TypeError('a mail was composed as a stream');
      const whole = composed.toString('utf8');
      const content = mail.html === undefined ? withPlainBody(whole, mail.text) : whole;
      // Names sort by time; a colon is not allowed in every file system.
      const path = join(directory, `${now.toISOString().replaceAll(':', '-')}-${randomUUID()}${ENDING}`);
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await writeFile(path, content, { flag: 'wx', mode: 0o600 });
      logger.info({ path }, 'there is no mail server: the mail is in the outbox');
      await removeOldest(directory);
    } catch (cause) {
      throw mailUnavailable(cause);
    }
  }
}

/** A person reads these in an editor and copies links: no line of the body may be folded or encoded. */
function withPlainBody(composed: string, text: string): string {
  const head = composed.slice(0, composed.indexOf('\n\n'));
  return `${head.replace(/^Content-Transfer-Encoding: .*$/mu, 'Content-Transfer-Encoding: 8bit')}\n\n${text}`;
}

async function removeOldest(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.endsWith(ENDING)).sort();
  for (const name of names.slice(0, Math.max(0, names.length - MOST_MAILS))) {
    await rm(join(directory, name), { force: true });
  }
}
