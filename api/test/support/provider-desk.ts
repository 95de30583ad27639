/** The routes of sign-ins by provider on a server that listens, with real providers and a real database behind. */
import { randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import fastifyCookie from '@fastify/cookie';
import Fastify from 'fastify';

import { MemoryPendingSignIns } from '../../src/adapters/memory/pending-sign-ins.js';
import { OpenIdOAuthClient } from '../../src/adapters/oauth/index.js';
import { registerAuthRoutes } from '../../src/http/auth.routes.js';
import { registerErrorAnswers } from '../../src/http/errors.js';
import { refreshCookies } from '../../src/http/refresh-cookie.js';
import type { AuditEvent, OAuthClient, OAuthProvider, PendingSignIns, User } from '../../src/slices/accounts/index.js';
import { ProviderSignInService } from '../../src/slices/accounts/index.js';
import { accountsOn, openAccountStore } from './accounts.js';
import type { Accounts } from './accounts.js';
import type { Browser } from './browser.js';
import { CLIENT_ID, CLIENT_SECRET, LocalProvider } from './local-provider.js';

export interface ProviderDesk {
  readonly address: string;
  readonly accounts: Accounts;
  readonly service: ProviderSignInService;
  readonly oauth: OAuthClient;
  readonly pending: PendingSignIns;
  readonly providers: Readonly<Record<OAuthProvider, LocalProvider>>;
  /** From the link of the page to the page at the end. */
  signInAt(browser: Browser, provider: OAuthProvider, query?: string): Promise<string>;
  /** From the link to the provider's answer, which is not given to the desk yet. */
  leadBack(browser: Browser, provider: OAuthProvider, query?: string): Promise<URL>;
  /** Who is signed in by a browser's cookie; renews it. */
  userOf(browser: Browser): Promise<User>;
  /** The newest events first. */
  audit(): Promise<readonly AuditEvent[]>;
  close(): Promise<void>;
}

export async function openProviderDesk(): Promise<ProviderDesk> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const start = (kind: OAuthProvider) => LocalProvider.start(kind, `${address}/auth/${kind.toLowerCase()}/callback`);
  const providers = { GOOGLE: await start('GOOGLE'), GITHUB: await start('GITHUB'), DISCORD: await start('DISCORD') };
  const client = (provider: LocalProvider) => {
    return { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, address: provider.address };
  };

  const database = await openAccountStore();
  const accounts = await accountsOn(database.store);
  const clock = () => accounts.clock.now;
  const pending = new MemoryPendingSignIns(clock);
  const oauth = new OpenIdOAuthClient({
    publicAddress: address,
    providers: {
      google: client(providers.GOOGLE),
      github: { ...client(providers.GITHUB), apiAddress: providers.GITHUB.address },
      discord: client(providers.DISCORD),
    },
  });
  const service = new ProviderSignInService({
    store: database.store,
    sessions: accounts.sessions,
    permissions: accounts.permissions,
    pending,
    oauth,
    clock,
    newId: randomUUID,
  });

  const fastify = Fastify({
    serverFactory: (handler) => server.on('request', handler),
    genReqId: () => randomBytes(4).toString('hex'),
  });
  registerErrorAnswers(fastify);
  await fastify.register(fastifyCookie);
  registerAuthRoutes(fastify, {
    providerSignIn: service,
    refreshCookies: refreshCookies(false),
    publicAddress: address,
    limit: () => Promise.resolve(),
  });
  await fastify.ready();

  const follow = (browser: Browser, provider: OAuthProvider, query: string, isThere: (next: URL) => boolean) => {
    // Whoever is signed in over there is the person of this call.
    browser.forget(providers[provider].address);
    return browser.follow(`${address}/auth/${provider.toLowerCase()}${query}`, isThere);
  };
  const isCallback = (next: URL) => next.origin === address && next.pathname.endsWith('/callback');
  const isPage = (next: URL) => next.origin === address && !next.pathname.startsWith('/auth/');
  return {
    address,
    accounts,
    service,
    oauth,
    pending,
    providers,
    async signInAt(browser, provider, query = '') {
      const page = await follow(browser, provider, query, isPage);
      return page.address.href.slice(address.length);
    },
    async leadBack(browser, provider, query = '') {
      return (await follow(browser, provider, query, isCallback)).address;
    },
    async userOf(browser) {
      const cookie = browser.cookie(address, 'cushing_refresh');
      const signIn = await accounts.sessions.refresh(cookie, { ip: '127.0.0.1', userAgent: '' });
      browser.setCookie(address, 'cushing_refresh', signIn.refreshToken);
      return signIn.user;
    },
    async audit() {
      const { entries } = await database.store.audit.list({ first: 100, after: undefined }, undefined);
      return entries.map(({ item }) => item);
    },
    async close() {
      server.closeAllConnections();
      await fastify.close();
      server.close();
      await Promise.all(Object.values(providers).map((provider) => provider.stop()));
      await database.close();
    },
  };
}
