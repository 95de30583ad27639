import { AppError } from '../../shared/errors.js';
import type { MailMessage } from '../../slices/accounts/index.js';

const SENDER_NAME = 'Cushing';
const MOST_NAME_CHARACTERS = 100;

/** One address and nothing that a mail's header gives a meaning to; quoted local parts are nobody's. */
const ADDRESS = /^[^\s\p{C},;:<>()[\]\\"@]{1,64}@[^\s\p{C},;:<>()[\]\\"@]{1,255}$/u;

/** A mail as nodemailer takes it. Addresses are always objects: a text could name several. */
export interface OutgoingMail {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly disableFileAccess: true;
  readonly disableUrlAccess: true;
}

/** @throws {AppError} UNAVAILABLE for a recipient that is not one plain address */
export function outgoingMail(from: string, { to, subject, text, html, unsubscribeAddress }: MailMessage): OutgoingMail {
  if (!ADDRESS.test(to.address)) throw mailUnavailable();
  return {
    from: { name: SENDER_NAME, address: from },
    to: { name: oneLine(to.name).slice(0, MOST_NAME_CHARACTERS), address: to.address },
    subject: oneLine(subject),
    text,
    ...(html === undefined ? {} : { html }),
    headers: {
      // RFC 3834: nobody's holiday notice shall answer.
      'Auto-Submitted': 'auto-generated',
      ...unsubscribeHeaders(unsubscribeAddress),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** RFC 2369, and RFC 8058, which knows https alone. */
function unsubscribeHeaders(address: string | undefined): Readonly<Record<string, string>> {
  if (address === undefined) return {};
  const atOnce = address.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};
  return { 'List-Unsubscribe': `<${oneLine(address)}>`, ...atOnce };
}

export function mailUnavailable(cause?: unknown): AppError {
  return new AppError('UNAVAILABLE', 'The mail could not be sent. Try again later.', { cause });
}

/** Without line ends, and without the signs that turn or hide what follows. */
function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}
