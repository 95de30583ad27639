/** Where requests come from. */
import type { IncomingMessage } from 'node:http';

import type { FastifyRequest } from 'fastify';

import type { Caller } from '../slices/accounts/index.js';

/**
 * @param trustedProxies how many proxies stand before this server; so many entries of X-Forwarded-For, from the last
 * on, were written by them
 * @returns the network address that a request came from, for a request that Fastify has not seen
 */
export function clientAddress({ headers, socket }: IncomingMessage, trustedProxies: number): string {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const addresses = [...forwarded.map((entry) => entry.trim()).filter((entry) => entry !== ''), socket.remoteAddress];
  return addresses[Math.max(0, addresses.length - 1 - trustedProxies)] ?? '';
}

/** @returns where a request comes from */
export function callerOf(request: FastifyRequest): Caller {
  return { ip: request.ip, userAgent: userAgentOf(request) };
}

/** @returns where the request that opened a socket came from */
export function socketCallerOf(request: IncomingMessage, trustedProxies: number): Caller {
  return { ip: clientAddress(request, trustedProxies), userAgent: userAgentOf(request) };
}

function userAgentOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  return headers['user-agent'] ?? '';
}
