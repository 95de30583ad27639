import { expect, jest, test } from '@jest/globals';

import { played, sessionOf } from '../../test/support/played-session.js';
import { forgetOnUserChange } from './forget-on-user-change.js';

function watched() {
  const { manager, hear } = played();
  const apollo = {
    clearStore: jest.fn(() => Promise.resolve([])),
    resetStore: jest.fn(() => Promise.resolve(null)),
  };
  forgetOnUserChange(manager, apollo);
  const signIn = (id: string): void => {
    const session = sessionOf(['READ']);
    hear({ kind: 'SIGNED_IN', session: { ...session, user: { ...session.user, id } } });
  };
  return { hear, signIn, apollo };
}

test('what somebody was shown is forgotten when they sign out', () => {
  const { hear, signIn, apollo } = watched();
  signIn('ada');
  expect(apollo.clearStore).not.toHaveBeenCalled();
  hear({ kind: 'SIGNED_OUT', reason: 'SIGNED_OUT' });
  expect(apollo.clearStore).toHaveBeenCalledTimes(1);
});

test('what is shown is asked for anew when somebody else signs in, and not when a session is renewed', () => {
  const { signIn, apollo } = watched();
  signIn('ada');
  signIn('ada');
  expect(apollo.resetStore).not.toHaveBeenCalled();
  signIn('grace');
  expect(apollo.resetStore).toHaveBeenCalledTimes(1);
  expect(apollo.clearStore).not.toHaveBeenCalled();
});
