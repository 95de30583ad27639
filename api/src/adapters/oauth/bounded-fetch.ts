import type { CustomFetch } from 'openid-client';

import { providerAway } from './provider-error.js';

/** From the first byte sent to the last received, of each request to a provider. */
export const PROVIDER_TIMEOUT_MS = 5_000;
/** No honest answer is a tenth as long. */
const MOST_BYTES = 256 * 1024;
const USER_AGENT = 'Cushing';
const SERVER_ERROR = 500;

/**
 * Asks a provider and reads the whole answer, within bounds.
 *
 * @throws {AppError} UNAVAILABLE where there is none, it comes too late, is too long, or tells of a failure over there
 */
export const boundedFetch: CustomFetch = async (address, { body, headers, method, redirect }) => {
  try {
    const response = await fetch(address, {
      method,
      redirect,
      headers: { ...headers, 'user-agent': USER_AGENT },
      signal: AbortSignal.timeout(PROVIDER_TIMEOUT_MS),
      ...(body === undefined || body === null ? {} : { body }),
    });
    const content = await readBounded(response);
    if (response.status >= SERVER_ERROR) throw new Error(`${new URL(address).host} answered ${response.status}`);
    return new Response(content.length === 0 ? null : content, {
      status: response.status,
      headers: response.headers,
    });
  } catch (error) {
    throw providerAway(error);
  }
};

async function readBounded({ body }: Response): Promise<Uint8Array<ArrayBuffer>> {
  if (body === null) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of body as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > MOST_BYTES) throw new Error(`an answer has more than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
