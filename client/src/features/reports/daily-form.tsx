import { useMutation } from '@apollo/client/react';
import { useId, useState } from 'react';
import { Link } from 'react-router';

import { DailyReportDocument, RequestEmailVerificationDocument, SetDailyReportDocument } from '../../gql/graphql.js';
import type { DailyReportInput, DailySubscriptionFragment } from '../../gql/graphql.js';
import { failureText, refusalOf } from '../../lib/error-text.js';
import type { SignedInUser } from '../../session/session.types.js';
import { Button } from '../../ui/button.js';
import { Checkbox } from '../../ui/checkbox.js';
import { Notice } from '../../ui/notice.js';
import { TextField } from '../../ui/text-field.js';
import { useNotify } from '../../ui/toasts.js';
import { nextText } from './next-text.js';
import { ProductChecks } from './product-checks.js';

/** Before the desks of London and New York open. */
const DEFAULT_TIME = '07:00';

const ZONES = Intl.supportedValuesOf('timeZone');

interface Failed {
  readonly message: string;
  readonly field: string | undefined;
  readonly isUnconfirmed: boolean;
}

interface DailyFormProps {
  /** Null where it was never asked for. */
  readonly subscription: DailySubscriptionFragment | null;
  readonly user: Pick<SignedInUser, 'email' | 'emailVerifiedAt'>;
}

/** Whether, when and of what the daily report is mailed. */
export function DailyForm({ subscription, user }: DailyFormProps) {
  const [wish, setWish] = useState<DailyReportInput>(() => wishOf(subscription));
  const [failed, setFailed] = useState<Failed>();
  const [save, { loading }] = useMutation(SetDailyReportDocument, {
    refetchQueries: [DailyReportDocument],
    awaitRefetchQueries: true,
  });
  const notify = useNotify();
  const zones = useId();
  const differ = (change: Partial<DailyReportInput>): void => {
    setWish({ ...wish, ...change });
  };
  const onSave = async (): Promise<void> => {
    setFailed(undefined);
    try {
      await save({ variables: { input: wish } });
      notify(wish.isEnabled ? 'The daily report is mailed to you' : 'The daily report is not mailed');
    } catch (error) {
      const refusal = refusalOf(error);
      const isUnconfirmed = refusal?.reason === 'EMAIL_NOT_VERIFIED';
      setFailed({ message: failureText(error), field: refusal?.field, isUnconfirmed });
    }
  };
  const errorAt = (field: string): string | undefined => (failed?.field === field ? failed.message : undefined);
  return (
    <form
      noValidate
      aria-label="Daily report by mail"
      className="flex flex-col gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (!loading) void onSave();
      }}
    >
      <p aria-live="polite" className="rounded bg-raised px-2 py-1">
        {nextText(subscription)}
      </p>
      {user.emailVerifiedAt === null && failed?.isUnconfirmed !== true ? (
        <p className="text-muted">
          Mails go to confirmed addresses alone, and {user.email} is none yet: <Link to="/profile">confirm it</Link>{' '}
          first.
        </p>
      ) : null}
      <Checkbox
        label={
          <>
            Mail it to <span className="break-all">{user.email}</span> on trade dates
          </>
        }
        checked={wish.isEnabled}
        onChange={({ target }) => {
          differ({ isEnabled: target.checked });
        }}
      />
      <div className="grid grid-cols-[8.5rem_minmax(0,1fr)] gap-2">
        <TextField
          label="At"
          type="time"
          error={errorAt('time')}
          value={wish.time}
          onChange={({ target }) => {
            differ({ time: target.value });
          }}
        />
        <TextField
          label="Time zone"
          list={zones}
          autoComplete="off"
          spellCheck={false}
          error={errorAt('timezone')}
          value={wish.timezone}
          onChange={({ target }) => {
            differ({ timezone: target.value });
          }}
        />
        <datalist id={zones}>
          {ZONES.map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
      </div>
      <ProductChecks
        label="Of"
        value={wish.products ?? []}
        onChange={(products) => {
          differ({ products });
        }}
      />
      {failed === undefined || failed.field === 'time' || failed.field === 'timezone' ? null : (
        <Notice tone="DANGER">
          {failed.message} {failed.isUnconfirmed ? <Confirm email={user.email} /> : null}
        </Notice>
      )}
      <Button type="submit" variant="PRIMARY" size="LARGE" isBusy={loading} className="self-start">
        Save
      </Button>
    </form>
  );
}

/** The way to an address that is confirmed. */
function Confirm({ email }: { readonly email: string }) {
  const [ask, { loading }] = useMutation(RequestEmailVerificationDocument);
  const notify = useNotify();
  const onAsk = async (): Promise<void> => {
    try {
      await ask();
      notify(`A mail is on its way to ${email}`);
    } catch (error) {
      notify(failureText(error));
    }
  };
  return (
    <Button isBusy={loading} onClick={() => void onAsk()}>
      Send the mail that confirms it
    </Button>
  );
}

/** What is asked for now; where nothing is, what most would ask for. */
function wishOf(subscription: DailySubscriptionFragment | null): DailyReportInput {
  if (subscription === null) {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    return { isEnabled: false, time: DEFAULT_TIME, timezone: timeZone, products: [] };
  }
  const { isEnabled, time, timezone, products } = subscription;
  return { isEnabled, time, timezone, products };
}
