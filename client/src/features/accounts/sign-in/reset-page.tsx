import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useForm, useWatch } from 'react-hook-form';
import { Link, useNavigate } from 'react-router';
import { z } from 'zod';

import { ResetPasswordDocument } from '../../../gql/graphql.js';
import { refusalOf } from '../../../lib/error-text.js';
import { useSessionManager } from '../../../session/session-context.js';
import { Notice } from '../../../ui/notice.js';
import { newPassword } from '../account-fields.js';
import { SubmitForm } from '../../../ui/submit-form.js';
import { showFailure } from '../form-failure.js';
import { NewPasswordField } from '../new-password-field.js';
import { refuseWeakPassword } from '../password-judgement.js';
import { Card, TEXT_LINK } from './card.js';
import { useMailedToken } from './mailed-token.js';

const FIELDS = z
  .object({ newPassword })
  .superRefine((values, refinement) => refuseWeakPassword(refinement, 'newPassword', values.newPassword, []));
const NOTHING_KNOWN: readonly string[] = [];

/** Sets a new password by the link of a mail. */
export function ResetPage() {
  const token = useMailedToken();
  return (
    <Card title="Set a new password">
      {token === undefined ? (
        <Notice tone="WARNING">This link is not whole. Open it as it stands in the mail.</Notice>
      ) : (
        <ResetForm key={token} token={token} />
      )}
      <p>
        <Link to="/forgot" className={TEXT_LINK}>
          Ask for a new link
        </Link>
      </p>
    </Card>
  );
}

function ResetForm({ token }: { readonly token: string }) {
  const session = useSessionManager();
  const navigate = useNavigate();
  const [reset] = useMutation(ResetPasswordDocument);
  const form = useForm({ resolver: zodResolver(FIELDS), defaultValues: { newPassword: '' } });
  const typed = useWatch({ control: form.control, name: 'newPassword' });
  return (
    <SubmitForm
      form={form}
      submit="Set the password"
      isWide
      onSend={async (values) => {
        try {
          await reset({ variables: { token, ...values } });
          await session.refresh().catch(() => undefined); // all sessions of the user have ended, perhaps this one
          await navigate('/login?notice=password-set');
        } catch (error) {
          showFailure(form, error, refusalOf(error)?.reason === 'LINK_INVALID' ? [] : ['newPassword']);
        }
      }}
    >
      <NewPasswordField
        label="New password"
        autoFocus
        password={typed}
        context={NOTHING_KNOWN}
        error={form.formState.errors.newPassword?.message}
        {...form.register('newPassword')}
      />
    </SubmitForm>
  );
}
