import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { z } from 'zod';

import { RequestEmailVerificationDocument, UpdateProfileDocument } from '../../../gql/graphql.js';
import { useSessionManager } from '../../../session/session-context.js';
import type { SignedInUser } from '../../../session/session.types.js';
import { Badge } from '../../../ui/badge.js';
import { Button } from '../../../ui/button.js';
import { Panel } from '../../../ui/panel.js';
import { TextField } from '../../../ui/text-field.js';
import { useNotify } from '../../../ui/toasts.js';
import { avatarUrl, name, username } from '../account-fields.js';
import { SubmitForm } from '../../../ui/submit-form.js';
import { failureText } from '../../../lib/error-text.js';
import { showFailure } from '../form-failure.js';

const FIELDS = z.object({ name, username, avatarUrl });

/** What others see of a user. */
export function ProfilePanel({ user }: { readonly user: SignedInUser }) {
  const session = useSessionManager();
  const notify = useNotify();
  const [update] = useMutation(UpdateProfileDocument);
  const form = useForm({
    resolver: zodResolver(FIELDS),
    values: { name: user.name ?? '', username: user.username, avatarUrl: user.avatarUrl ?? '' },
    resetOptions: { keepDirtyValues: true },
  });
  const { errors } = form.formState;
  return (
    <Panel title="Profile">
      <SubmitForm
        form={form}
        submit="Save"
        onSend={async (values) => {
          try {
            const { data } = await update({
              variables: {
                input: {
                  username: values.username,
                  name: values.name === '' ? null : values.name,
                  avatarUrl: values.avatarUrl === '' ? null : values.avatarUrl,
                },
              },
            });
            if (data === undefined) return;
            session.updateUser(data.updateProfile);
            form.reset({
              name: data.updateProfile.name ?? '',
              username: data.updateProfile.username,
              avatarUrl: data.updateProfile.avatarUrl ?? '',
            });
            notify('Profile saved');
          } catch (error) {
            showFailure(form, error, ['name', 'username', 'avatarUrl']);
          }
        }}
      >
        <EmailLine user={user} />
        <TextField label="Name" autoComplete="name" error={errors.name?.message} {...form.register('name')} />
        <TextField
          label="Username"
          autoComplete="nickname"
          autoCapitalize="none"
          spellCheck={false}
          error={errors.username?.message}
          {...form.register('username')}
        />
        <TextField
          label="Picture"
          hint="An https address, for programs that use the API; these pages show your initials."
          type="url"
          autoComplete="photo"
          spellCheck={false}
          error={errors.avatarUrl?.message}
          {...form.register('avatarUrl')}
        />
      </SubmitForm>
    </Panel>
  );
}

function EmailLine({ user }: { readonly user: SignedInUser }) {
  const notify = useNotify();
  const [ask, { loading }] = useMutation(RequestEmailVerificationDocument);
  const onAsk = async (): Promise<void> => {
    try {
      await ask();
      notify(`A mail is on its way to ${user.email}`);
    } catch (error) {
      notify(failureText(error));
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="font-medium">E-mail</span>
      <span className="min-w-0 break-all">{user.email}</span>
      {user.emailVerifiedAt === null ? (
        <>
          <Badge tone="WARNING">NOT CONFIRMED</Badge>
          <Button
            isBusy={loading}
            onClick={() => {
              void onAsk();
            }}
          >
            Send the mail again
          </Button>
        </>
      ) : (
        <Badge tone="SUCCESS">CONFIRMED</Badge>
      )}
    </div>
  );
}
