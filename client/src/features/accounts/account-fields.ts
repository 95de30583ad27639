/** What the fields of the account forms take, in the words that are shown below them. The server judges again. */
import { z } from 'zod';

const LONGEST_NAME = 100;
const LONGEST_PASSWORD = 2_048;

export const email = z
  .string()
  .trim()
  .min(1, 'Enter your e-mail address.')
  .max(254, 'No e-mail address is as long.')
  .regex(/^[^\s@]+@[^\s@]+$/u, 'An e-mail address looks like name@example.com.');

export const username = z
  .string()
  .trim()
  .min(1, 'Choose a username.')
  .regex(/^[A-Za-z\d_.-]{3,30}$/u, '3 to 30 letters (a to z), digits, dots, dashes or underscores.');

export const name = z.string().trim().max(LONGEST_NAME, `At most ${LONGEST_NAME} characters.`);

/** A password that is compared, not judged. */
export const givenPassword = z.string().min(1, 'Enter your password.').max(LONGEST_PASSWORD, 'No password is as long.');

export const newPassword = z.string().min(1, 'Choose a password.').max(LONGEST_PASSWORD, 'At most 128 characters.');

export const avatarUrl = z
  .string()
  .trim()
  .max(500, 'At most 500 characters.')
  .refine((text) => text === '' || isHttps(text), 'An address that begins with https://.');

function isHttps(text: string): boolean {
  const address = URL.parse(text);
  return address?.protocol === 'https:' && address.username === '' && address.password === '';
}
