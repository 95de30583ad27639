import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { Link, useSearchParams } from 'react-router';
import { z } from 'zod';

import { HOME, readReturnPath, signInAddress } from '../../../lib/return-path.js';
import { useSession, useSessionManager } from '../../../session/session-context.js';
import { TextField } from '../../../ui/text-field.js';
import { email, name, newPassword, username } from '../account-fields.js';
import { SubmitForm } from '../../../ui/submit-form.js';
import { showFailure } from '../form-failure.js';
import { NewPasswordField } from '../new-password-field.js';
import { refuseWeakPassword } from '../password-judgement.js';
import { Card, TEXT_LINK } from './card.js';
import { OtherWays } from './other-ways.js';
import { SignedInExit } from './signed-in-exit.js';

const FIELDS = z
  .object({ email, username, name, password: newPassword })
  .superRefine((values, refinement) =>
    refuseWeakPassword(refinement, 'password', values.password, [values.email, values.username, values.name]),
  );

/** Makes an account and signs in. A guest of the demo may make one too. */
export function RegisterPage() {
  const session = useSession();
  const [query] = useSearchParams();
  const way = readReturnPath(query.get('returnTo'));
  const returnTo = way ?? HOME;
  if (session.status === 'SIGNED_IN' && session.permissions.includes('ACCOUNT')) {
    return <SignedInExit returnTo={returnTo} />;
  }
  return (
    <Card title="Make an account">
      <RegisterForm />
      <p>
        Have one already?{' '}
        <Link to={signInAddress(way)} className={TEXT_LINK}>
          Sign in
        </Link>
      </p>
      <OtherWays returnTo={returnTo} />
    </Card>
  );
}

function RegisterForm() {
  const session = useSessionManager();
  const form = useForm({
    resolver: zodResolver(FIELDS),
    defaultValues: { email: '', username: '', name: '', password: '' },
  });
  const { errors } = form.formState;
  const typed = useWatch({ control: form.control });
  return (
    <SubmitForm
      form={form}
      submit="Make the account"
      isWide
      onSend={async (values) => {
        try {
          await session.register({ ...values, name: values.name === '' ? null : values.name });
        } catch (error) {
          showFailure(form, error, ['email', 'username', 'name', 'password']);
        }
      }}
    >
      <TextField
        label="E-mail"
        type="email"
        // Keepers of passwords save this as what one signs in with; the name below is only shown.
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        error={errors.email?.message}
        {...form.register('email')}
      />
      <TextField
        label="Username"
        autoComplete="nickname"
        autoCapitalize="none"
        spellCheck={false}
        error={errors.username?.message}
        {...form.register('username')}
      />
      <TextField
        label={
          <>
            Name <span className="font-normal text-muted">(optional)</span>
          </>
        }
        autoComplete="name"
        error={errors.name?.message}
        {...form.register('name')}
      />
      <NewPasswordField
        label="Password"
        password={typed.password ?? ''}
        context={[typed.email ?? '', typed.username ?? '', typed.name ?? '']}
        error={errors.password?.message}
        {...form.register('password')}
      />
    </SubmitForm>
  );
}
