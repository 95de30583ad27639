import { Suspense, lazy, useCallback, useMemo, useState } from 'react';
import type { ReactNode } from 'react';

import type { AlertFieldsFragment } from '../gql/graphql.js';
import { AlertDeskContext } from './alert-context.js';
import type { AlertDeskValue, AlertWish } from './alert-context.js';
import { AlertToasts } from './alert-toasts.js';

type Asked = { readonly wish: AlertWish } | { readonly alert: AlertFieldsFragment };

// The form brings its own machinery, which no page needs before somebody wants an alert.
const AlertForm = lazy(async () => ({ default: (await import('./alert-form.js')).AlertForm }));

interface AlertDeskProps {
  /** Whose alerts; undefined for whoever may have none. */
  readonly userId: string | undefined;
  readonly children: ReactNode;
}

/** Gives the pages within it the one form of alerts, and tells what was crossed whichever page is open. */
export function AlertDesk({ userId, children }: AlertDeskProps) {
  const [asked, setAsked] = useState<Asked>();
  const close = useCallback(() => {
    setAsked(undefined);
  }, []);
  const desk = useMemo<AlertDeskValue>(
    () => ({
      make: (wish) => {
        setAsked({ wish });
      },
      edit: (alert) => {
        setAsked({ alert });
      },
    }),
    [],
  );
  return (
    <AlertDeskContext value={userId === undefined ? undefined : desk}>
      {children}
      {userId === undefined ? null : (
        <>
          <AlertToasts key={userId} userId={userId} />
          {asked === undefined ? null : (
            <Suspense>
              <AlertForm {...asked} onClose={close} />
            </Suspense>
          )}
        </>
      )}
    </AlertDeskContext>
  );
}
