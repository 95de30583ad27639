import { AppError } from '../../shared/errors.js';

/** Why a request is not who it says, or says nothing. */
export type TokenRefusal = 'SIGN_IN_NEEDED' | 'TOKEN_INVALID' | 'TOKEN_EXPIRED' | 'TOKEN_REVOKED' | 'SESSION_ENDED';

const MESSAGES: Readonly<Record<TokenRefusal, string>> = {
  SIGN_IN_NEEDED: 'Sign in first.',
  TOKEN_INVALID: 'The credentials of this request are not valid: sign in again, or check the API key.',
  TOKEN_EXPIRED: 'The credentials of this request have expired: renew the session, or make a new API key.',
  TOKEN_REVOKED: 'The credentials of this request were revoked: sign in again, or make a new API key.',
  SESSION_ENDED: 'The session has ended: sign in again.',
};

/** @returns UNAUTHENTICATED for the reason */
export function unauthenticated(reason: TokenRefusal): AppError {
  return new AppError('UNAUTHENTICATED', MESSAGES[reason], { reason });
}

/** The same for an unknown link, one that was used, one that is too old and one of somebody who may not use it. */
export function linkInvalid(): AppError {
  return new AppError('UNAUTHENTICATED', 'This link has expired or was used already: ask for a new one.', {
    reason: 'LINK_INVALID',
  });
}

/** The same for an unknown e-mail, a wrong password, and whoever may not sign in: nobody can tell them apart. */
export function wrongCredentials(requiresVerifiedEmail: boolean): AppError {
  const message = requiresVerifiedEmail
    ? 'The e-mail or the password is wrong, or the address is not verified yet: look for our mail.'
    : 'The e-mail or the password is wrong.';
  return new AppError('UNAUTHENTICATED', message, { reason: 'WRONG_CREDENTIALS' });
}

/** A name is not secret, unlike an address. */
export function usernameTaken(): AppError {
  return new AppError('CONFLICT', 'This username is taken: choose another.', {
    reason: 'USERNAME_TAKEN',
    details: { field: 'username' },
  });
}
