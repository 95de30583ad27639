import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { Link, useSearchParams } from 'react-router';
import { z } from 'zod';

import { HOME, readReturnPath } from '../../../lib/return-path.js';
import { useSession, useSessionManager } from '../../../session/session-context.js';
import { Notice } from '../../../ui/notice.js';
import { PasswordField } from '../../../ui/password-field.js';
import { TextField } from '../../../ui/text-field.js';
import { email, givenPassword } from '../account-fields.js';
import { SubmitForm } from '../../../ui/submit-form.js';
import { showFailure } from '../form-failure.js';
import { noticeOf } from '../notices.js';
import { Card, TEXT_LINK } from './card.js';
import { OtherWays } from './other-ways.js';
import { SignedInExit } from './signed-in-exit.js';

const FIELDS = z.object({ email, password: givenPassword });

/** Signs in by password, provider or as a guest of the demo, and leads back to where one was going. */
export function LoginPage() {
  const session = useSession();
  const [query] = useSearchParams();
  const notice = query.get('notice');
  const way = readReturnPath(query.get('returnTo'));
  // Who is asked to link a provider from the profile is taken there.
  const returnTo = way ?? (notice === 'link-from-profile' ? '/profile' : HOME);
  const said = noticeOf(notice);
  // A guest of the demo may have an account too.
  if (session.status === 'SIGNED_IN' && session.permissions.includes('ACCOUNT')) {
    return <SignedInExit returnTo={returnTo} />;
  }
  return (
    <Card title="Sign in">
      {said === undefined ? null : <Notice tone={said.tone}>{said.text}</Notice>}
      <LoginForm />
      <p className="flex justify-between gap-3">
        <Link
          to={way === undefined ? '/register' : `/register?returnTo=${encodeURIComponent(way)}`}
          className={TEXT_LINK}
        >
          Make an account
        </Link>
        <Link to="/forgot" className={TEXT_LINK}>
          Forgot the password?
        </Link>
      </p>
      <OtherWays returnTo={returnTo} />
    </Card>
  );
}

function LoginForm() {
  const session = useSessionManager();
  const form = useForm({ resolver: zodResolver(FIELDS), defaultValues: { email: '', password: '' } });
  const { errors } = form.formState;
  return (
    <SubmitForm
      form={form}
      submit="Sign in"
      isWide
      onSend={async (values) => {
        try {
          await session.logIn(values);
        } catch (error) {
          showFailure(form, error, ['email', 'password']);
        }
      }}
    >
      <TextField
        label="E-mail"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        error={errors.email?.message}
        {...form.register('email')}
      />
      <PasswordField
        label="Password"
        autoComplete="current-password"
        error={errors.password?.message}
        {...form.register('password')}
      />
    </SubmitForm>
  );
}
