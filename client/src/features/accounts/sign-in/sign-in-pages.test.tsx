/** The forms of the sign-in: what they ask, what they refuse themselves, and how they show what the server refuses. */
import '../../../../test/support/jsdom-globals.js';

import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { afterEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { MemoryRouter, Route, Routes, useLocation } from 'react-router';
import { of } from 'rxjs';

import { played, refused, sessionOf } from '../../../../test/support/played-session.js';
import { SessionContext } from '../../../session/session-context.js';
import type { SessionApi } from '../../../session/session-api.js';
import type { Session } from '../../../session/session.types.js';
import { ForgotPage } from './forgot-page.js';
import { LoginPage } from './login-page.js';
import { RegisterPage } from './register-page.js';
import { ResetPage } from './reset-page.js';
import { VerifyPage } from './verify-page.js';

afterEach(cleanup);

const SAID: Readonly<Record<string, unknown>> = {
  SignInWays: { authProviders: ['GITHUB'], isDemoOffered: true },
  RequestPasswordReset: { requestPasswordReset: true },
};

interface Asked {
  readonly name: string | undefined;
  readonly variables: unknown;
}

/** Shows the pages, nobody being signed in unless `session` is given. @returns what they asked of the API */
function show(at: string, answers: Partial<SessionApi> = {}, data = SAID, session?: Session): readonly Asked[] {
  const asked: Asked[] = [];
  const link = new ApolloLink(({ operationName, variables }) => {
    asked.push({ name: operationName, variables });
    const answer = data[operationName ?? ''];
    return of((answer instanceof Error ? refusalOf(answer) : { data: answer }) as ApolloLink.Result);
  });
  const { manager, hear } = played(answers);
  hear(session === undefined ? { kind: 'SIGNED_OUT', reason: 'NEVER' } : { kind: 'SIGNED_IN', session });
  render(
    <SessionContext value={manager}>
      <ApolloProvider client={new ApolloClient({ link, cache: new InMemoryCache() })}>
        <MemoryRouter initialEntries={[at]}>
          <Routes>
            <Route path="/login" element={<LoginPage />} />
            <Route path="/register" element={<RegisterPage />} />
            <Route path="/forgot" element={<ForgotPage />} />
            <Route path="/reset" element={<ResetPage />} />
            <Route path="/verify" element={<VerifyPage />} />
            <Route path="*" element={<Where />} />
          </Routes>
        </MemoryRouter>
      </ApolloProvider>
    </SessionContext>,
  );
  return asked;
}

function refusalOf(error: Error): unknown {
  return { errors: [{ message: error.message, extensions: { code: 'UNAUTHENTICATED', reason: 'LINK_INVALID' } }] };
}

function Where() {
  const { pathname, search } = useLocation();
  return <p>{`at ${pathname}${search}`}</p>;
}

function type(label: string | RegExp, value: string): HTMLInputElement {
  const field = screen.getByLabelText<HTMLInputElement>(label);
  fireEvent.change(field, { target: { value } });
  return field;
}

function send(name: string): void {
  fireEvent.click(screen.getByRole('button', { name }));
}

test('the sign-in is laid out for keepers of passwords', async () => {
  show('/login');
  await screen.findByRole('link', { name: 'Continue with GitHub' });
  const email = screen.getByLabelText('E-mail');
  expect([email.getAttribute('type'), email.getAttribute('autocomplete')]).toEqual(['email', 'username']);
  const password = screen.getByLabelText('Password');
  expect([password.getAttribute('type'), password.getAttribute('autocomplete')]).toEqual([
    'password',
    'current-password',
  ]);
  expect(document.activeElement).toBe(email);
});

test('an empty sign-in is refused at its fields, and the first gets the focus', async () => {
  const logIn = jest.fn<SessionApi['logIn']>();
  show('/login', { logIn });
  send('Sign in');
  await screen.findByText('Enter your e-mail address.');
  screen.getByText('Enter your password.');
  const email = screen.getByLabelText('E-mail');
  expect(document.activeElement).toBe(email);
  expect(email.getAttribute('aria-invalid')).toBe('true');
  expect(document.getElementById(email.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'Enter your e-mail address.',
  );
  expect(logIn).not.toHaveBeenCalled();
});

test('a wrong password is said as the server says it, and the form can be sent again', async () => {
  const logIn = jest
    .fn<SessionApi['logIn']>()
    .mockRejectedValueOnce(refused('WRONG_CREDENTIALS', { message: 'The e-mail or the password is wrong.' }))
    .mockResolvedValueOnce(sessionOf(['READ', 'ACCOUNT']));
  show('/login?returnTo=%2Ffutures%3Fproduct%3DNG', { logIn });
  type('E-mail', ' ada@example.org ');
  type('Password', ' keep my spaces ');
  send('Sign in');
  expect((await screen.findByRole('alert')).textContent).toBe('The e-mail or the password is wrong.');
  send('Sign in');
  await screen.findByText('at /futures?product=NG');
  expect(logIn).toHaveBeenLastCalledWith({ email: 'ada@example.org', password: ' keep my spaces ' });
});

test('who must wait is told how long', async () => {
  const logIn = () => Promise.reject(refused('SIGN_IN_DELAYED', { code: 'RATE_LIMITED', retryAfterMs: 7_400 }));
  show('/login', { logIn });
  type('E-mail', 'ada@example.org');
  type('Password', 'x');
  send('Sign in');
  await screen.findByText('Too many attempts. Try again in 8 s.');
});

test('a form that is under way is sent once', async () => {
  const logIn = jest.fn<SessionApi['logIn']>(() => new Promise(() => undefined));
  show('/login', { logIn });
  type('E-mail', 'ada@example.org');
  type('Password', 'x');
  send('Sign in');
  await waitFor(() => {
    expect(screen.getByRole('button', { name: 'Sign in' }).getAttribute('aria-busy')).toBe('true');
  });
  send('Sign in');
  expect(logIn).toHaveBeenCalledTimes(1);
});

test('a way back to another site is not taken', async () => {
  show('/login?returnTo=%2F%2Fevil.example', { logInToDemo: () => Promise.resolve(sessionOf(['READ'])) });
  fireEvent.click(await screen.findByRole('button', { name: 'Explore the demo' }));
  await screen.findByText('at /dashboard');
});

test('the demo is entered from the registration too, which a guest of it may see', async () => {
  show('/register?returnTo=%2Ffutures%3Fproduct%3DNG', { logInToDemo: () => Promise.resolve(sessionOf(['READ'])) });
  fireEvent.click(await screen.findByRole('button', { name: 'Explore the demo' }));
  await screen.findByText('at /futures?product=NG');
});

test.each(['/reports/daily/latest', '/explorer?query=x'])(
  'the way back to %s, a document of its own, loads it anew',
  async (way) => {
    // All that jsdom does of a load is to complain that it does none.
    const complaint = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    show(`/login?returnTo=${encodeURIComponent(way)}`, { logInToDemo: () => Promise.resolve(sessionOf(['READ'])) });
    fireEvent.click(await screen.findByRole('button', { name: 'Explore the demo' }));
    await screen.findByText('Loading the page');
    expect(complaint.mock.calls.map(([problem]) => String(problem))).toEqual([expect.stringContaining('navigation')]);
    complaint.mockRestore();
  },
);

test('a guest of the demo may sign in to an account', async () => {
  const logIn = jest.fn<SessionApi['logIn']>().mockResolvedValue(sessionOf(['READ', 'ACCOUNT']));
  show('/login?returnTo=%2Fprofile', { logIn }, SAID, sessionOf(['READ']));
  type('E-mail', 'ada@example.org');
  type('Password', 'x');
  send('Sign in');
  await screen.findByText('at /profile');
});

test('who is signed in to an account is led on', () => {
  show('/login', {}, SAID, sessionOf(['READ', 'ACCOUNT']));
  screen.getByText('at /dashboard');
});

test('providers lead back too; who is to link one is taken to the profile', async () => {
  show('/login?notice=link-from-profile');
  screen.getByText(/then link the provider from your profile/u);
  const link = await screen.findByRole('link', { name: 'Continue with GitHub' });
  expect(link.getAttribute('href')).toBe('/auth/github?returnTo=%2Fprofile');
});

test('a word in the address that is no notice of ours says nothing', async () => {
  show('/login?notice=%3Cb%3Eyou%20won%3C%2Fb%3E');
  await screen.findByRole('link', { name: 'Continue with GitHub' });
  expect(screen.queryByText(/you won/u)).toBeNull();
});

test('a registration with a weak password is refused before it is sent, with what is missing', async () => {
  const register = jest.fn<SessionApi['register']>();
  show('/register', { register });
  type('E-mail', 'ada@example.org');
  type('Username', 'ada');
  const password = type('Password', 'password');
  expect(password.autocomplete).toBe('new-password');
  send('Make the account');
  await screen.findByText(/Use at least 12 characters\..*lists of common passwords/u);
  expect(document.activeElement).toBe(password);
  expect(register).not.toHaveBeenCalled();
});

test('while one types the meter says how strong the password is', async () => {
  show('/register');
  type('Password', 'wtibrent');
  await screen.findByText(/Use at least 12 characters/u);
  const meter = screen.getByRole('meter');
  expect(Number(meter.getAttribute('aria-valuenow'))).toBeLessThan(3);
  type('Password', 'quiet-lantern-ribbon-47-moss');
  await waitFor(() => {
    expect(meter.getAttribute('aria-valuetext')).toBe('Strong');
  });
});

test('what a password must be is read out with its field, and then what is wrong with it', async () => {
  show('/register');
  const describedBy = (): string => {
    const ids = screen.getByLabelText('Password').getAttribute('aria-describedby') ?? '';
    return ids
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent)
      .join(' ');
  };
  expect(describedBy()).toBe('12 to 128 characters; a few unrelated words do well.');
  send('Make the account');
  await screen.findByText('Choose a password.');
  expect(describedBy()).toBe('Choose a password.');
});

test('a username that is taken is said at its field', async () => {
  const register = () =>
    Promise.reject(refused('USERNAME_TAKEN', { code: 'CONFLICT', message: 'This username is taken.' }));
  show('/register', { register });
  type('E-mail', 'ada@example.org');
  const username = type('Username', 'ada');
  type('Password', 'quiet-lantern-ribbon-47-moss');
  send('Make the account');
  const said = await screen.findByText('This username is taken.');
  expect(username.getAttribute('aria-describedby')).toBe(said.id);
  await waitFor(() => {
    expect(document.activeElement).toBe(username);
  });
});

test('a forgotten password says the same whether the address is known', async () => {
  const asked = show('/forgot');
  type('E-mail', 'ada@example.org');
  send('Send the link');
  await screen.findByText(/If ada@example.org belongs to an account, a mail is on its way/u);
  expect(asked).toContainEqual({ name: 'RequestPasswordReset', variables: { email: 'ada@example.org' } });
  // The form is gone, and the focus did not go with it.
  expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Back to the sign-in' }));
});

test.each(['/reset#token=of-the-mail', '/reset?token=of-the-mail'])('%s sets a password once', async (address) => {
  const asked = show(address, {}, { ...SAID, ResetPassword: { resetPassword: true } });
  type('New password', 'quiet-lantern-ribbon-47-moss');
  send('Set the password');
  await screen.findByText('The new password is set. Sign in with it.');
  expect(asked).toContainEqual({
    name: 'ResetPassword',
    variables: { token: 'of-the-mail', newPassword: 'quiet-lantern-ribbon-47-moss' },
  });
});

test('a link that was used says so above the form', async () => {
  const message = 'This link has expired or was used already: ask for a new one.';
  show('/reset#token=used', {}, { ...SAID, ResetPassword: new Error(message) });
  type('New password', 'quiet-lantern-ribbon-47-moss');
  send('Set the password');
  expect((await screen.findByRole('alert')).textContent).toBe(message);
});

test('a confirmed address leads on by the next key press', async () => {
  show('/verify#token=of-the-mail', {}, { ...SAID, VerifyEmail: { verifyEmail: true } });
  send('Confirm the address');
  await screen.findByText('Your e-mail address is confirmed.');
  expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Sign in' }));
});

test('a link that lost its end leads to another one', () => {
  show('/verify');
  screen.getByText(/not whole/u);
  expect(screen.getByRole('link', { name: /another mail/u }).getAttribute('href')).toBe('/profile');
});
