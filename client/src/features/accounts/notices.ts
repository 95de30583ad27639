interface NoticeText {
  readonly tone: 'INFO' | 'SUCCESS' | 'WARNING';
  readonly text: string;
}

/** Why somebody was sent to a page, by the word in the address; the server writes some of them. */
const NOTICES: ReadonlyMap<string, NoticeText> = new Map<string, NoticeText>([
  ['signed-out', { tone: 'SUCCESS', text: 'You are signed out.' }],
  ['session-ended', { tone: 'INFO', text: 'Your session has ended. Sign in to go on where you were.' }],
  ['password-set', { tone: 'SUCCESS', text: 'The new password is set. Sign in with it.' }],
  [
    'link-from-profile',
    {
      tone: 'WARNING',
      text: 'There is an account with that e-mail address already. Sign in to it, then link the provider from your profile.',
    },
  ],
  [
    'provider-refused',
    { tone: 'WARNING', text: 'The provider did not sign you in. Try again, or use your e-mail address.' },
  ],
  [
    'provider-unavailable',
    { tone: 'WARNING', text: 'The provider cannot be reached. Try again later, or use your e-mail address.' },
  ],
  [
    'provider-linked',
    {
      tone: 'WARNING',
      text: 'That account of the provider is linked to another user here, or you have linked one already.',
    },
  ],
  [
    'provider-email-unverified',
    {
      tone: 'WARNING',
      text: 'The provider has not verified your e-mail address. Verify it there first, or make an account here.',
    },
  ],
]);

/** @returns what to say; undefined for a word that is none of ours */
export function noticeOf(word: string | null): NoticeText | undefined {
  return word === null ? undefined : NOTICES.get(word);
}
