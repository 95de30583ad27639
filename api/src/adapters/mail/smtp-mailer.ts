import { isIP } from 'node:net';

import { createTransport } from 'nodemailer';
import type { SMTPPoolOptions } from 'nodemailer';

import type { MailMessage, Mailer } from '../../slices/accounts/index.js';
import { mailUnavailable, outgoingMail } from './outgoing-mail.js';

const CONNECTIONS = 2;
const MOST_UNDER_WAY = 100;
const CONNECT_TIMEOUT_MS = 10_000;
const SILENCE_TIMEOUT_MS = 30_000;
/** Of one mail, the wait for a connection included: a server that trickles its replies is never silent. */
const SEND_TIMEOUT_MS = 60_000;

export interface SmtpMailerOptions {
  /**
   * As in `smtp://user:password@mail.example.com:587`. `smtps:` encrypts from the start. `smtp:` encrypts by STARTTLS,
   * and sends nothing where the server can't, for mails carry links that sign in; `?requireTLS=false` permits it. A
   * server of this machine, or with a name without a dot as in a compose file, may do without.
   */
  readonly url: string;
  /** The sender's address. */
  readonly from: string;
}

/** Hands mails to a server by SMTP. At most 100 are under way; a further one is refused. */
export class SmtpMailer implements Mailer {
  readonly #transport: ReturnType<typeof createTransport>;
  readonly #from: string;
  #underWay = 0;

  constructor({ url, from }: SmtpMailerOptions) {
    this.#from = from;
    this.#transport = createTransport({
      pool: true,
      url,
      maxConnections: CONNECTIONS,
      maxRequeues: 1,
      dnsTimeout: CONNECT_TIMEOUT_MS,
      connectionTimeout: CONNECT_TIMEOUT_MS,
      greetingTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SILENCE_TIMEOUT_MS,
      ...encryption(new URL(url)),
    });
  }

  async send(message: MailMessage): Promise<void> {
    const mail = outgoingMail(this.#from, message);
    if (this.#underWay >= MOST_UNDER_WAY) throw mailUnavailable();
    this.#underWay += 1;
    try {
      await this.#transport.sendMail({ ...mail, signal: AbortSignal.timeout(SEND_TIMEOUT_MS) });
    } catch (cause) {
      throw mailUnavailable(cause);
    } finally {
      this.#underWay -= 1;
    }
  }

  /** Ends idle connections; what is being sent is finished. */
  close(): void {
    this.#transport.close();
  }
}

function encryption(url: URL): Pick<SMTPPoolOptions, 'requireTLS' | 'opportunisticTLS' | 'tls'> {
  if (url.protocol === 'smtps:') return {};
  const asked = url.searchParams.get('requireTLS');
  if (asked !== null && asked !== 'false') return { requireTLS: true };
  const mayBePlain = { requireTLS: false, opportunisticTLS: true };
  // Where plain text is good enough, so is a certificate that nobody vouches for.
  if (isNeighbour(url.hostname)) return { ...mayBePlain, tls: { rejectUnauthorized: false } };
  return asked === null ? { requireTLS: true } : mayBePlain;
}

/** This machine, or one that only a network of our own knows by that name. */
function isNeighbour(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/u, '$1');
  return isIP(name) === 0 ? !name.includes('.') || name.endsWith('.localhost') : /^(127\.|::1$)/u.test(name);
}
