/** Addresses that open one file for one user for an hour, without any other credentials. */
import { createHmac, timingSafeEqual } from 'node:crypto';

import type { UserId } from '../accounts/index.js';
import { AppError } from '../../shared/errors.js';
import type { ExportParameters } from './exports.types.js';

export const LINK_LIFE_MS = 3_600_000;

const USER = 'user';
const EXPIRES = 'expires';
/** The parameter that a link is known by. */
export const LINK_SIGNATURE = 'signature';

/** What a link that was found right opens. */
export interface OpenedLink {
  readonly userId: UserId;
  readonly parameters: ExportParameters;
}

/** Signs links, and finds out whether a link is one of them. */
export class ExportLinks {
  readonly #keys: readonly Uint8Array[];

  /** @param keys the first signs; each is good to check with */
  constructor(keys: readonly Uint8Array[]) {
    if (keys.length === 0) throw new RangeError('links are signed with a key: there is none');
    this.#keys = keys;
  }

  /** @returns the path with its parameters, signed */
  sign(path: string, parameters: ExportParameters, userId: UserId, now: number): string {
    const expires = String(now + LINK_LIFE_MS);
    const signed = { ...parameters, [USER]: userId, [EXPIRES]: expires };
    const [key] = this.#keys;
    const signature = key === undefined ? '' : signatureOf(key, path, signed);
    return `${path}?${new URLSearchParams({ ...signed, [LINK_SIGNATURE]: signature }).toString()}`;
  }

  /** @throws {AppError} UNAUTHENTICATED `LINK_INVALID`, `LINK_EXPIRED` */
  open(path: string, query: ExportParameters, now: number): OpenedLink {
    const { [LINK_SIGNATURE]: signature = '', ...signed } = query;
    const given = Buffer.from(signature);
    const isRight = this.#keys.some((key) => {
      const right = Buffer.from(signatureOf(key, path, signed));
      return right.length === given.length && timingSafeEqual(right, given);
    });
    const { [USER]: userId, [EXPIRES]: expires, ...parameters } = signed;
    if (!isRight || userId === undefined) {
      throw new AppError('UNAUTHENTICATED', 'This link was not made here, or was changed: make a new one.', {
        reason: 'LINK_INVALID',
      });
    }
    if (!(Number(expires) > now)) {
      throw new AppError('UNAUTHENTICATED', 'This link has ended: a link is good for an hour. Make a new one.', {
        reason: 'LINK_EXPIRED',
      });
    }
    // Signed here: it was an id then.
    return { userId: userId as UserId, parameters };
  }
}

/** Pairs are signed as JSON: none can be moved into its neighbour. */
function signatureOf(key: Uint8Array, path: string, signed: ExportParameters): string {
  const pairs = Object.entries(signed).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHmac('sha256', key)
    .update(JSON.stringify([path, pairs]))
    .digest('base64url');
}
