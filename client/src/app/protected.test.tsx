/** Who is shown a page, who is sent to the sign-in, and who is told that it is not for them. */
import '../../test/support/jsdom-globals.js';

import { afterEach, expect, test } from '@jest/globals';
import { act, cleanup, render, screen } from '@testing-library/react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';

import { played, refused, sessionOf } from '../../test/support/played-session.js';
import type { Permission } from '../gql/graphql.js';
import { SessionContext } from '../session/session-context.js';
import type { SessionManager } from '../session/session-manager.js';
import type { SignedOutReason } from '../session/session.types.js';
import { Protected } from './protected.js';

afterEach(cleanup);

function Where() {
  const { pathname, search } = useLocation();
  return <p>{`at ${pathname}${search}`}</p>;
}

function show(manager: SessionManager, permission: Permission, at = '/futures?product=NG'): void {
  render(
    <SessionContext value={manager}>
      <MemoryRouter initialEntries={[at]}>
        <Routes>
          <Route element={<Protected permission={permission} />}>
            <Route path="*" element={<p>the page</p>} />
          </Route>
          <Route path="/login" element={<Where />} />
        </Routes>
      </MemoryRouter>
    </SessionContext>,
  );
}

test('who may is shown the page', () => {
  const { manager, hear } = played();
  hear({ kind: 'SIGNED_IN', session: sessionOf(['READ']) });
  show(manager, 'READ');
  screen.getByText('the page');
});

test('nothing of the page is shown before it is known who is signed in', () => {
  show(played().manager, 'READ');
  screen.getByRole('status');
  expect(screen.queryByText('the page')).toBeNull();
});

test.each<[SignedOutReason, string]>([
  ['NEVER', 'at /login?returnTo=%2Ffutures%3Fproduct%3DNG'],
  ['SIGNED_OUT', 'at /login?notice=signed-out&returnTo=%2Ffutures%3Fproduct%3DNG'],
  ['ENDED', 'at /login?notice=session-ended&returnTo=%2Ffutures%3Fproduct%3DNG'],
])('who is not signed in (%s) goes to the sign-in, which knows the way back', (reason, address) => {
  const { manager, hear } = played();
  hear({ kind: 'SIGNED_OUT', reason });
  show(manager, 'READ');
  screen.getByText(address);
});

test('who is signed out while a page is shown goes there too', async () => {
  const { manager, hear } = played();
  hear({ kind: 'SIGNED_IN', session: sessionOf(['READ']) });
  show(manager, 'READ', '/dashboard');
  screen.getByText('the page');
  act(() => {
    hear({ kind: 'SIGNED_OUT', reason: 'SIGNED_OUT' });
  });
  await screen.findByText('at /login?notice=signed-out');
});

test('a session that the server does not know leads to the sign-in', async () => {
  const { manager } = played({ refresh: () => Promise.reject(refused('SESSION_ENDED')) });
  manager.start();
  show(manager, 'READ', '/dashboard');
  await screen.findByText('at /login');
});

test('whose role does not allow it is told so, and with which role', () => {
  const { manager, hear } = played();
  hear({ kind: 'SIGNED_IN', session: sessionOf(['READ', 'ACCOUNT']) });
  show(manager, 'ADMINISTER', '/admin/users');
  screen.getByRole('heading', { level: 1, name: 'Your role does not open this page.' });
  screen.getByText(/signed in as ada, VIEWER/u);
  expect(screen.queryByText('the page')).toBeNull();
});

test('a guest of the demo is offered an account', () => {
  const { manager, hear } = played();
  hear({ kind: 'SIGNED_IN', session: sessionOf(['READ']) });
  show(manager, 'ACCOUNT', '/profile');
  expect(screen.getByRole('link', { name: 'Make an account' }).getAttribute('href')).toBe('/register');
});

test('a guest of the demo is not sent to an administrator, but to the sign-in', () => {
  const { manager, hear } = played();
  hear({ kind: 'SIGNED_IN', session: sessionOf(['READ']) });
  show(manager, 'ADMINISTER', '/admin/users?search=ada');
  screen.getByText('Your role does not open this page.');
  expect(screen.queryByText(/administrator can give/u)).toBeNull();
  expect(screen.getByRole('link', { name: 'Sign in' }).getAttribute('href')).toBe(
    '/login?returnTo=%2Fadmin%2Fusers%3Fsearch%3Dada',
  );
});

test('where the server cannot be reached it is said, and can be tried again', async () => {
  const { manager } = played({ refresh: () => Promise.reject(new TypeError('Failed to fetch')) });
  manager.start();
  show(manager, 'READ');
  await screen.findByText(/cannot be reached/u);
  screen.getByRole('button', { name: 'Try again' });
});
