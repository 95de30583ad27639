import type { MailMessage } from './accounts.ports.js';
import type { User } from './accounts.types.js';

/** Minutes for which a link in a mail works. */
export const LINK_MINUTES = 30;
export const LINK_LIFETIME_MS = LINK_MINUTES * 60_000;

/**
 * The mail's link carries the token behind `#`, which browsers send to no server: it gets into no log and no referrer.
 *
 * @param publicAddress of our pages, without a slash at the end
 */
export function mailedLink(publicAddress: string, page: 'verify' | 'reset', token: string): string {
  return `${publicAddress}/${page}#token=${token}`;
}

/** To a new address: its owner proves that it is his by following the link. */
export function verifyMail(user: User, link: string): MailMessage {
  return mail(user, 'Confirm your e-mail address', [
    'Somebody, likely you, signed up at Cushing with this address.',
    'Follow this link to confirm that it is yours:',
    '',
    link,
    '',
    `The link works once, within ${LINK_MINUTES} minutes. If it was not you, do nothing:`,
    'an address that nobody confirms cannot be used.',
  ]);
}

/** To whoever forgot a password, or never had one. */
export function resetMail(user: User, link: string): MailMessage {
  return mail(user, 'Set a new password', [
    'Somebody, likely you, asked for a new password for your account at',
    'Cushing. Follow this link to set it:',
    '',
    link,
    '',
    `The link works once, within ${LINK_MINUTES} minutes. If it was not you, do nothing:`,
    'your password stays as it is.',
  ]);
}

/** To the owner of an address that somebody registered with again. */
export function knownAddressMail(user: User, publicAddress: string): MailMessage {
  return mail(user, 'You have an account already', [
    'Somebody, likely you, signed up at Cushing with this address, which has',
    'an account already. Sign in with the password that you have, or set a',
    'new one:',
    '',
    `${publicAddress}/login`,
    `${publicAddress}/forgot`,
    '',
    'The new account cannot use your address. If it was not you, do nothing.',
  ]);
}

/** To the owner of an account, who should know of a change that was not his. */
export function passwordChangedMail(user: User, publicAddress: string): MailMessage {
  return mail(user, 'Your password was changed', [
    'The password of your account at Cushing was just changed, and your other',
    'sign-ins were ended. If it was you, do nothing.',
    '',
    'If it was not you, set a new password at once:',
    '',
    `${publicAddress}/forgot`,
  ]);
}

/** A name is written only where the address is known to be its owner's: nobody can have his words mailed to others. */
function mail(user: User, subject: string, lines: readonly string[]): MailMessage {
  const name = user.emailVerifiedAt === undefined ? '' : (user.name ?? user.username);
  return { to: { name, address: user.email }, subject, text: ['Hello,', '', ...lines, '', 'Cushing', ''].join('\n') };
}
