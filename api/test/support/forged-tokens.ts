/** Access tokens as an attacker makes them, from a real one and, so that only one thing is wrong, the real key. */
import { createHmac, createPrivateKey, createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';

import { SignJWT, decodeJwt, decodeProtectedHeader } from 'jose';

import { verdict } from './account-server.js';
import type { AccountServer } from './account-server.js';
import type { TestAnswer } from './running-server.js';

export class Forger {
  readonly #key: KeyObject;
  readonly #token: string;

  private constructor(key: KeyObject, token: string) {
    this.#key = key;
    this.#token = token;
  }

  /** @param token what all forgeries start from */
  static async at({ dataDirectory }: AccountServer, token: string): Promise<Forger> {
    const pem = await readFile(join(dataDirectory, 'keys', 'current.pem'), 'utf8');
    return new Forger(createPrivateKey(pem), token);
  }

  get publicPem(): string {
    return createPublicKey(this.#key).export({ type: 'spki', format: 'pem' }).toString();
  }

  get publicJwk(): string {
    return String(createPublicKey(this.#key).export({ format: 'jwk' }).x);
  }

  get signature(): string {
    return this.#token.split('.')[2]!;
  }

  /** A token but for some claims and parts of its header; what is undefined is left out. */
  signed(claims: object = {}, header: object = {}, key = this.#key): Promise<string> {
    const { alg = 'EdDSA', ...parts } = { ...decodeProtectedHeader(this.#token), ...header };
    return new SignJWT({ ...decodeJwt(this.#token), ...claims }).setProtectedHeader({ alg, ...parts }).sign(key);
  }

  /** Another header before the same claims, signed by hand: libraries refuse to be misused so. */
  byHand(header: object, sign: (content: string) => string): string {
    const content = `${encode({ ...decodeProtectedHeader(this.#token), ...header })}.${this.#token.split('.')[1]}`;
    return `${content}.${sign(content)}`;
  }

  /** Other claims under the signature of the real ones. */
  altered(claims: object): string {
    const [header, , signature] = this.#token.split('.');
    return [header, encode({ ...decodeJwt(this.#token), ...claims }), signature].join('.');
  }
}

/** A part of a token, or a cursor. */
export function encode(part: unknown): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

export function hmacBy(secret: string): (content: string) => string {
  return (content) => createHmac('sha256', secret).update(content).digest('base64url');
}

/** Asks with several headers of the same name, which `fetch` would join. */
export async function askWithHeaders(
  { address }: AccountServer,
  query: string,
  headers: Readonly<Record<string, string[]>>,
): Promise<string> {
  const text = await new Promise<{ readonly status: number; readonly body: string }>((resolve, reject) => {
    const sent = request(`${address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
    });
    sent.on('error', reject).on('response', (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(chunks).toString() });
      });
    });
    sent.end(JSON.stringify({ query }));
  });
  return verdict({ status: text.status, body: JSON.parse(text.body) as TestAnswer['body'] });
}
