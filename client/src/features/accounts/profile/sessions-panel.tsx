import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { RevokeSessionDocument, SessionsDocument } from '../../../gql/graphql.js';
import type { SessionsQuery } from '../../../gql/graphql.js';
import { instantText } from '../../../lib/format.js';
import { useShown } from '../../../lib/use-shown.js';
import { useSessionManager } from '../../../session/session-context.js';
import { Badge } from '../../../ui/badge.js';
import { Button } from '../../../ui/button.js';
import { DataTable } from '../../../ui/data-table.js';
import type { DataColumn } from '../../../ui/data-table.js';
import { Panel } from '../../../ui/panel.js';
import { Failure, Loading } from '../../../ui/states.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { describeAgent } from '../describe-agent.js';

type Row = SessionsQuery['sessions'][number];
type Asked = { readonly kind: 'OTHERS' | 'ALL' } | { readonly kind: 'ONE'; readonly row: Row };

/** Where one is signed in, and how to end it there. */
export function SessionsPanel() {
  const manager = useSessionManager();
  const shown = useShown(SessionsDocument, {}, { isFresh: true });
  const [revoke] = useMutation(RevokeSessionDocument, {
    refetchQueries: [SessionsDocument],
    awaitRefetchQueries: true,
  });
  const [asked, setAsked] = useState<Asked>();
  if (shown.status === 'LOADING') return <Loading what="the sessions" height={140} />;
  if (shown.status === 'FAILED') return <Failure message={shown.message} onRetry={shown.retry} />;
  const { sessions } = shown.data;
  const others = sessions.filter(({ isCurrent }) => !isCurrent);
  const close = (): void => {
    setAsked(undefined);
  };
  const end = (rows: readonly Row[]) => Promise.all(rows.map(({ id }) => revoke({ variables: { id } })));
  const columns: readonly DataColumn<Row>[] = [
    {
      id: 'device',
      header: 'Device',
      isText: true,
      cell: (row) => <span title={row.userAgent}>{describeAgent(row.userAgent)}</span>,
    },
    { id: 'address', header: 'Address', isText: true, cell: ({ ip }) => ip },
    { id: 'since', header: 'Signed in', isText: true, cell: ({ createdAt }) => instantText(createdAt) },
    { id: 'used', header: 'Last renewed', isText: true, cell: ({ lastUsedAt }) => instantText(lastUsedAt) },
    {
      id: 'end',
      header: 'End',
      cell: (row) =>
        row.isCurrent ? (
          <Badge tone="SUCCESS">THIS ONE</Badge>
        ) : (
          <Button
            aria-label={`End the session of ${describeAgent(row.userAgent)}, ${row.ip}`}
            onClick={() => {
              setAsked({ kind: 'ONE', row });
            }}
          >
            End
          </Button>
        ),
    },
  ];
  return (
    <Panel
      title="Sessions"
      controls={
        <>
          <Button
            disabled={others.length === 0}
            onClick={() => {
              setAsked({ kind: 'OTHERS' });
            }}
          >
            End all others
          </Button>
          <Button
            variant="DANGER"
            onClick={() => {
              setAsked({ kind: 'ALL' });
            }}
          >
            Sign out everywhere
          </Button>
        </>
      }
    >
      <DataTable caption="Sessions" columns={columns} rows={sessions} rowKey={({ id }) => id} />
      {asked?.kind === 'ONE' ? (
        <ConfirmDialog title="End this session?" action="End it" onConfirm={() => end([asked.row])} onClose={close}>
          {describeAgent(asked.row.userAgent)} at {asked.row.ip} has to sign in again.
        </ConfirmDialog>
      ) : null}
      {asked?.kind === 'OTHERS' ? (
        <ConfirmDialog title="End all other sessions?" action="End them" onConfirm={() => end(others)} onClose={close}>
          You stay signed in here; every other device has to sign in again.
        </ConfirmDialog>
      ) : null}
      {asked?.kind === 'ALL' ? (
        <ConfirmDialog
          title="Sign out everywhere?"
          action="Sign out everywhere"
          onConfirm={() => manager.logOutEverywhere()}
          onClose={close}
        >
          Every device has to sign in again, this one too.
        </ConfirmDialog>
      ) : null}
    </Panel>
  );
}
