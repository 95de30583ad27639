/** Who each request acts for, found out before anything of it is read, and counted against their quota. */
import type { FastifyReply, FastifyRequest } from 'fastify';

import type { Services } from '../graphql/index.js';
import type { Identity } from '../slices/accounts/index.js';
import { limitRequest } from './request-limits.js';

const ANONYMOUS: Identity = { kind: 'ANONYMOUS' };
const identities = new WeakMap<FastifyRequest, Identity>();

/** @returns whom the request acts for, once `identifyRequest` has seen it */
export function identityOf(request: FastifyRequest): Identity {
  return identities.get(request) ?? ANONYMOUS;
}

/**
 * @returns a hook: wrong credentials are refused and counted against the address, right ones against their quota. A key
 * that only the database knows is counted against the address before that is asked, so that guessing costs nothing more
 * once there are too many.
 */
export function identifyRequest({
  accounts,
  limits,
}: Pick<Services, 'limits'> & { readonly accounts: Pick<Services['accounts'], 'identity'> }): (
  request: FastifyRequest,
  reply: FastifyReply,
) => Promise<void> {
  return async (request, reply) => {
    const authorization = authorizationOf(request);
    if (accounts.identity.isKeyToLookUp(authorization)) {
      await limitRequest(limits, request, reply, ANONYMOUS);
      identities.set(request, await accounts.identity.identify(authorization));
      await limitRequest(limits, request, reply, identityOf(request));
      return;
    }
    try {
      identities.set(request, await accounts.identity.identify(authorization));
    } finally {
      // An answer that the quota refuses comes before the one that the credentials are wrong.
      await limitRequest(limits, request, reply, identityOf(request));
    }
  };
}

/** Of two headers Node believes the first and a proxy perhaps the second: together they are no credentials. */
function authorizationOf({ raw }: FastifyRequest): string | undefined {
  return raw.headersDistinct['authorization']?.join(', ');
}
