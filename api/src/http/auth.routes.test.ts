/** Proves the cookie that binds a sign-in by provider to its browser, by http and by https. */
import { expect, test } from '@jest/globals';
import fastifyCookie from '@fastify/cookie';
import Fastify from 'fastify';

import type { ProviderSignInService } from '../slices/accounts/index.js';
import { registerAuthRoutes } from './auth.routes.js';
import { refreshCookies } from './refresh-cookie.js';

/** The way there and back at an address, and which state the way back was given. */
async function thereAndBack(publicAddress: string, cookie: string) {
  const states: unknown[] = [];
  // All that the routes ask of it.
  const providerSignIn = {
    providers: ['GITHUB'],
    begin: () => Promise.resolve({ address: 'https://github.example/authorize', state: 'the-state' }),
    finish: (_callback: URL, state: string | undefined) => {
      states.push(state);
      return Promise.resolve({ kind: 'REFUSED', notice: 'provider-refused', returnTo: '/', isLinking: false });
    },
  } as unknown as ProviderSignInService;
  const server = Fastify();
  await server.register(fastifyCookie);
  registerAuthRoutes(server, {
    ...{ providerSignIn, publicAddress, refreshCookies: refreshCookies(publicAddress.startsWith('https:')) },
    limit: () => Promise.resolve(),
  });
  const there = await server.inject('/auth/github');
  const back = await server.inject({ url: '/auth/github/callback?state=the-state', headers: { cookie } });
  await server.close();
  return { set: there.cookies, cleared: back.cookies, states };
}

test('by https it is bound to the very host, so that no other host of the domain can plant one', async () => {
  const way = await thereAndBack('https://desk.example.com', '__Host-cushing_oauth=the-state; cushing_oauth=planted');
  const attributes = { path: '/', httpOnly: true, secure: true, sameSite: 'Lax' };
  expect(way.set).toEqual([{ name: '__Host-cushing_oauth', value: 'the-state', maxAge: 600, ...attributes }]);
  expect(way.states).toEqual(['the-state']);
  expect(way.cleared).toMatchObject([{ name: '__Host-cushing_oauth', value: '', ...attributes }]);
});

test('by https one without the prefix is not looked at', async () => {
  expect((await thereAndBack('https://desk.example.com', 'cushing_oauth=planted')).states).toEqual([undefined]);
});

test('by http, where browsers refuse the prefix, it is sent along these routes alone', async () => {
  const way = await thereAndBack('http://localhost:4000', 'cushing_oauth=the-state');
  const attributes = { path: '/auth', httpOnly: true, sameSite: 'Lax' };
  expect(way.set).toEqual([{ name: 'cushing_oauth', value: 'the-state', maxAge: 600, ...attributes }]);
  expect(way.states).toEqual(['the-state']);
  expect(way.cleared).toMatchObject([{ name: 'cushing_oauth', value: '', ...attributes }]);
});
