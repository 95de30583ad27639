/** The way to a provider and back, which browsers follow: pages' addresses, answered by redirects. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { AppError } from '../shared/errors.js';
import type {
  LinkingSession,
  OAuthProvider,
  ProviderNotice,
  ProviderOutcome,
  ProviderSignInService,
} from '../slices/accounts/index.js';
import { readReturnPath } from '../slices/accounts/index.js';
import { callerOf } from './client-address.js';
import type { RefreshCookies } from './refresh-cookie.js';

const STATE_COOKIE = 'cushing_oauth';
/** As long as a sign-in may be under way. */
const STATE_COOKIE_SECONDS = 600;
const SEE_OTHER = 303;

export interface AuthRoutesParts {
  readonly providerSignIn: ProviderSignInService;
  readonly refreshCookies: RefreshCookies;
  /** Where browsers reach this server, without a slash at the end. */
  readonly publicAddress: string;
  /** Counts a request, and rejects where there are too many. */
  readonly limit: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
}

type Refusal = Extract<ProviderOutcome, { readonly kind: 'REFUSED' }>;

interface ProviderParams {
  readonly provider: string;
}

/** Registers them; `server` has the cookie plugin. */
export function registerAuthRoutes(server: FastifyInstance, parts: AuthRoutesParts): void {
  const { providerSignIn, refreshCookies, publicAddress, limit } = parts;
  const isSecure = publicAddress.startsWith('https:');
  // The prefix keeps other hosts of the same domain from planting one; it wants the path to be the whole host.
  const stateCookie = isSecure ? `__Host-${STATE_COOKIE}` : STATE_COOKIE;
  // Lax: the provider sends the browser back from its own site.
  const attributes = { httpOnly: true, secure: isSecure, sameSite: 'lax', path: isSecure ? '/' : '/auth' } as const;

  const onRequest = async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    void reply.header('cache-control', 'no-store');
    await limit(request, reply);
  };
  const options = { onRequest, exposeHeadRoute: false };

  server.get<{ Params: ProviderParams }>('/auth/:provider', options, async (request, reply) => {
    const provider = providerOf(request, providerSignIn);
    const query = new URL(request.url, publicAddress).searchParams;
    const returnTo = readReturnPath(query.get('returnTo') ?? undefined);
    let linkTo: LinkingSession | undefined;
    if (query.get('link') === '1') {
      linkTo = await providerSignIn.linkingSession(refreshCookies.of(request, reply).token);
      if (linkTo === undefined) return reply.redirect(signInPage('session-ended', returnTo), SEE_OTHER);
    }
    try {
      const { address, state } = await providerSignIn.begin(provider, returnTo, linkTo);
      void reply.setCookie(stateCookie, state, { ...attributes, maxAge: STATE_COOKIE_SECONDS });
      return await reply.redirect(address, SEE_OTHER);
    } catch (error) {
      const outcome = unavailable(error, returnTo, linkTo !== undefined);
      logRefusal(request, outcome);
      return reply.redirect(pageOf(outcome), SEE_OTHER);
    }
  });

  server.get<{ Params: ProviderParams }>('/auth/:provider/callback', options, async (request, reply) => {
    providerOf(request, providerSignIn);
    const state = request.cookies[stateCookie];
    void reply.clearCookie(stateCookie, attributes);
    // What a proxy says of host and scheme is not believed.
    const callback = new URL(`${publicAddress}/auth/${request.params.provider}/callback`);
    callback.search = new URL(request.url, publicAddress).search;
    const finished = providerSignIn.finish(callback, state, callerOf(request));
    const outcome = await finished.catch((error: unknown) => unavailable(error, '/', false));
    if (outcome.kind === 'SIGNED_IN') {
      const { refreshToken, refreshExpiresAt } = outcome.signIn;
      refreshCookies.of(request, reply).set(refreshToken, refreshExpiresAt);
    }
    if (outcome.kind === 'REFUSED') logRefusal(request, outcome);
    return reply.redirect(pageOf(outcome), SEE_OTHER);
  });
}

/** A browser is shown a page, not a status; whatever else failed is thrown on. */
function unavailable(error: unknown, returnTo: string, isLinking: boolean): Refusal {
  if (!(error instanceof AppError) || error.code !== 'UNAVAILABLE') throw error;
  return { kind: 'REFUSED', notice: 'provider-unavailable', returnTo, isLinking, cause: error };
}

/** Tells the operator what the browser is not told. */
function logRefusal({ log, params }: FastifyRequest<{ Params: ProviderParams }>, { notice, cause }: Refusal): void {
  if (cause !== undefined) log.warn({ err: cause, provider: params.provider, notice }, 'a provider signed nobody in');
}

/** @throws {AppError} NOT_FOUND for what is no provider, or none that is set up */
function providerOf(
  { params }: FastifyRequest<{ Params: ProviderParams }>,
  { providers }: ProviderSignInService,
): OAuthProvider {
  const provider = providers.find((candidate) => candidate.toLowerCase() === params.provider);
  if (provider !== undefined) return provider;
  throw new AppError('NOT_FOUND', 'There is no such provider here.', { reason: 'PROVIDER' });
}

/** The page where somebody goes on: their own, or the one for signing in, with the reason. */
function pageOf(outcome: ProviderOutcome): string {
  if (outcome.kind !== 'REFUSED') return outcome.returnTo;
  const { notice, returnTo, isLinking } = outcome;
  if (!isLinking) return signInPage(notice, returnTo);
  const page = new URL(returnTo, 'https://here.invalid');
  page.searchParams.set('notice', notice);
  return `${page.pathname}${page.search}${page.hash}`;
}

function signInPage(notice: ProviderNotice, returnTo: string): string {
  const query = new URLSearchParams({ notice, ...(returnTo === '/' ? {} : { returnTo }) });
  return `/login?${query.toString()}`;
}
