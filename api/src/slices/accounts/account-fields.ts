import { AppError } from '../../shared/errors.js';
import type { PasswordHasher } from './accounts.ports.js';
import { normaliseEmail } from './normalise-email.js';

const USERNAME = /^[A-Za-z\d_.-]{3,30}$/u;
const MAX_NAME = 100;
const MAX_AVATAR_ADDRESS = 500;
/** No password that was ever taken is as long; a longer text is refused before any work is done for it. */
const MAX_GIVEN_PASSWORD = 2_048;

/** @throws {AppError} BAD_USER_INPUT: `field` says which, `problems` what is wrong with it */
export function refuseField(field: string, message: string, problems: readonly string[]): never {
  throw new AppError('BAD_USER_INPUT', message, { reason: 'INPUT', details: { field, problems } });
}

/** @returns the address as it is stored */
export function readEmail(text: string): string {
  return normaliseEmail(text) ?? refuseField('email', 'This is no e-mail address that we can write to.', ['INVALID']);
}

export function readUsername(text: string): string {
  const username = text.trim();
  if (USERNAME.test(username)) return username;
  return refuseField('username', 'A username has 3 to 30 letters (a to z), digits, "_", "." or "-".', ['INVALID']);
}

/** @returns undefined where there is nothing but spaces */
export function readName(text: string | null | undefined): string | undefined {
  const name = (text ?? '').normalize('NFC').trim();
  if (name === '') return undefined;
  // Control and format characters could turn a line of a mail or page around; lone surrogates are no text.
  if (name.length <= MAX_NAME && !/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u.test(name)) return name;
  return refuseField('name', `A name has at most ${MAX_NAME} characters, all of which can be seen.`, ['INVALID']);
}

/** @returns undefined where there is nothing but spaces */
export function readAvatarUrl(text: string | null | undefined): string | undefined {
  const trimmed = (text ?? '').trim();
  if (trimmed === '') return undefined;
  const address = URL.parse(trimmed);
  const isPlain = address?.protocol === 'https:' && address.username === '' && address.password === '';
  if (isPlain && address.href.length <= MAX_AVATAR_ADDRESS) return address.href;
  return refuseField('avatarUrl', 'A picture has an address that begins with https://.', ['INVALID']);
}

/** A password that somebody says is theirs, which is compared and not judged. */
export function readGivenPassword(field: string, text: string): string {
  return text.length <= MAX_GIVEN_PASSWORD ? text : refuseField(field, 'No password is as long.', ['TOO_LONG']);
}

/** What somebody's new password must not be made of. */
export interface PasswordContext {
  readonly email: string;
  readonly username: string;
  readonly name: string | undefined;
}

/** @throws {AppError} BAD_USER_INPUT where the policy refuses a new password */
export async function checkNewPassword(
  hasher: Pick<PasswordHasher, 'judge'>,
  field: string,
  password: string,
  { email, username, name }: PasswordContext,
): Promise<void> {
  readGivenPassword(field, password);
  const context = [email, username, ...(name === undefined ? [] : [name])];
  const { isAccepted, problems } = await hasher.judge(password, context);
  if (isAccepted) return;
  refuseField(field, 'This password is too easily guessed, or not 12 to 128 characters long.', problems);
}
