import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { z } from 'zod';

import { ChangePasswordDocument, SessionsDocument } from '../../../gql/graphql.js';
import { useSessionManager } from '../../../session/session-context.js';
import type { SignedInUser } from '../../../session/session.types.js';
import { Panel } from '../../../ui/panel.js';
import { PasswordField } from '../../../ui/password-field.js';
import { useNotify } from '../../../ui/toasts.js';
import { givenPassword, newPassword } from '../account-fields.js';
import { SubmitForm } from '../../../ui/submit-form.js';
import { showFailure } from '../form-failure.js';
import { NewPasswordField } from '../new-password-field.js';
import { refuseWeakPassword } from '../password-judgement.js';

/** Changes the password, or gives one to who signs in by a provider alone. */
export function PasswordPanel({ user }: { readonly user: SignedInUser }) {
  const session = useSessionManager();
  const notify = useNotify();
  const context = [user.email, user.username, user.name ?? ''];
  const [change] = useMutation(ChangePasswordDocument, { refetchQueries: [SessionsDocument] });
  const form = useForm({
    resolver: zodResolver(
      z
        .object({ currentPassword: user.hasPassword ? givenPassword : z.string(), newPassword })
        .superRefine((values, refinement) =>
          refuseWeakPassword(refinement, 'newPassword', values.newPassword, context),
        ),
    ),
    defaultValues: { currentPassword: '', newPassword: '' },
  });
  const { errors } = form.formState;
  const typed = useWatch({ control: form.control, name: 'newPassword' });
  return (
    <Panel title="Password" note="All other sessions end when it changes">
      <SubmitForm
        form={form}
        submit={user.hasPassword ? 'Change the password' : 'Set a password'}
        onSend={async (values) => {
          try {
            const currentPassword = user.hasPassword ? values.currentPassword : null;
            await change({ variables: { input: { currentPassword, newPassword: values.newPassword } } });
            if (!user.hasPassword) session.updateUser({ ...user, hasPassword: true });
            form.reset();
            notify('Password changed: your other sessions have ended');
          } catch (error) {
            showFailure(form, error, ['currentPassword', 'newPassword']);
          }
        }}
      >
        {/* Tells keepers of passwords whose it is. */}
        <input type="text" name="username" autoComplete="username" value={user.email} readOnly hidden />
        {user.hasPassword ? (
          <PasswordField
            label="Present password"
            autoComplete="current-password"
            error={errors.currentPassword?.message}
            {...form.register('currentPassword')}
          />
        ) : null}
        <NewPasswordField
          label="New password"
          password={typed}
          context={context}
          error={errors.newPassword?.message}
          {...form.register('newPassword')}
        />
      </SubmitForm>
    </Panel>
  );
}
