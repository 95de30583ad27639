import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { Link } from 'react-router';

import { VerifyEmailDocument } from '../../../gql/graphql.js';
import { takeFocus } from '../../../lib/take-focus.js';
import { HOME } from '../../../lib/return-path.js';
import { useSession, useSessionManager } from '../../../session/session-context.js';
import { Button, buttonStyle } from '../../../ui/button.js';
import { Notice } from '../../../ui/notice.js';
import { failureText } from '../../../lib/error-text.js';
import { Card, TEXT_LINK } from './card.js';
import { useMailedToken } from './mailed-token.js';

type Outcome = { readonly isVerified: true } | { readonly isVerified: false; readonly message: string };

/** Proves an e-mail address by the link of a mail; by a click, as programs that look into mails follow links too. */
export function VerifyPage() {
  const token = useMailedToken();
  const session = useSession();
  const manager = useSessionManager();
  const [verify, { loading }] = useMutation(VerifyEmailDocument);
  const [outcome, setOutcome] = useState<Outcome>();
  const onConfirm = async (): Promise<void> => {
    try {
      await verify({ variables: { token: token ?? '' } });
      setOutcome({ isVerified: true });
      // What is shown of the user until then is only a little old.
      void manager.refresh().catch(() => undefined);
    } catch (error) {
      setOutcome({ isVerified: false, message: failureText(error) });
    }
  };
  if (outcome?.isVerified === true) {
    return (
      <Card title="Confirm the e-mail address">
        <Notice tone="SUCCESS">Your e-mail address is confirmed.</Notice>
        <Link
          ref={takeFocus}
          to={session.status === 'SIGNED_IN' ? HOME : '/login'}
          className={buttonStyle({ variant: 'PRIMARY', size: 'LARGE' })}
        >
          {session.status === 'SIGNED_IN' ? 'Go to the dashboard' : 'Sign in'}
        </Link>
      </Card>
    );
  }
  if (token === undefined) {
    return (
      <Card title="Confirm the e-mail address">
        <Notice tone="WARNING">This link is not whole. Open it as it stands in the mail.</Notice>
        <AnotherMail />
      </Card>
    );
  }
  return (
    <Card title="Confirm the e-mail address">
      {outcome === undefined ? <p className="text-muted">One click, and we know that the address is yours.</p> : null}
      {outcome === undefined ? null : <Notice tone="DANGER">{outcome.message}</Notice>}
      <Button
        variant="PRIMARY"
        size="LARGE"
        isBusy={loading}
        onClick={() => {
          void onConfirm();
        }}
      >
        Confirm the address
      </Button>
      <AnotherMail />
    </Card>
  );
}

function AnotherMail() {
  return (
    <p>
      <Link to="/profile" className={TEXT_LINK}>
        Ask for another mail in your profile
      </Link>
    </p>
  );
}
