import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { Link } from 'react-router';
import { z } from 'zod';

import { RequestPasswordResetDocument } from '../../../gql/graphql.js';
import { takeFocus } from '../../../lib/take-focus.js';
import { Notice } from '../../../ui/notice.js';
import { TextField } from '../../../ui/text-field.js';
import { email } from '../account-fields.js';
import { SubmitForm } from '../../../ui/submit-form.js';
import { showFailure } from '../form-failure.js';
import { Card, TEXT_LINK } from './card.js';

const FIELDS = z.object({ email });

/** Sends a mail by which a new password can be set; never says whether the address is known. */
export function ForgotPage() {
  const [ask] = useMutation(RequestPasswordResetDocument);
  const [sentTo, setSentTo] = useState<string>();
  const form = useForm({ resolver: zodResolver(FIELDS), defaultValues: { email: '' } });
  return (
    <Card title="Forgot the password">
      {sentTo === undefined ? (
        <>
          <p className="text-muted">We send a link to your address, by which you set a new one.</p>
          <SubmitForm
            form={form}
            submit="Send the link"
            isWide
            onSend={async (values) => {
              try {
                await ask({ variables: values });
                setSentTo(values.email);
              } catch (error) {
                showFailure(form, error, ['email']);
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
              error={form.formState.errors.email?.message}
              {...form.register('email')}
            />
          </SubmitForm>
        </>
      ) : (
        <Notice tone="SUCCESS">
          If {sentTo} belongs to an account, a mail is on its way. Its link works once, within 30 minutes.
        </Notice>
      )}
      <p>
        <Link key={sentTo} ref={sentTo === undefined ? null : takeFocus} to="/login" className={TEXT_LINK}>
          Back to the sign-in
        </Link>
      </p>
    </Card>
  );
}
