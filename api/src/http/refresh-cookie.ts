/** The cookie that holds the refresh token: sent to this site alone, on requests that began here, to no script. */
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { RefreshCookie } from '../graphql/index.js';

const NAME = 'cushing_refresh';

export interface RefreshCookies {
  of(request: FastifyRequest, reply: FastifyReply): RefreshCookie;
}

/**
 * @param isSecure whether browsers reach this server by https: then the cookie is bound to it, and to the very host by
 * the prefix `__Host-`
 */
export function refreshCookies(isSecure: boolean): RefreshCookies {
  const name = isSecure ? `__Host-${NAME}` : NAME;
  const attributes = { httpOnly: true, secure: isSecure, sameSite: 'strict', path: '/' } as const;
  return {
    of: (request, reply) => ({
      token: request.cookies[name],
      set(token, expiresAt) {
        void reply.setCookie(name, token, { ...attributes, expires: new Date(expiresAt) });
      },
      clear() {
        void reply.clearCookie(name, attributes);
      },
    }),
  };
}
