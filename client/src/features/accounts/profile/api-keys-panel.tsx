import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { ApiKeysDocument, RevokeApiKeyDocument } from '../../../gql/graphql.js';
import type { ApiKeyRowFragment } from '../../../gql/graphql.js';
import { instantText } from '../../../lib/format.js';
import { useShown } from '../../../lib/use-shown.js';
import { Button } from '../../../ui/button.js';
import { CutText } from '../../../ui/cut-text.js';
import { DataTable } from '../../../ui/data-table.js';
import type { DataColumn } from '../../../ui/data-table.js';
import { Panel } from '../../../ui/panel.js';
import { Empty, Failure, Loading } from '../../../ui/states.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { NewKeyDialog } from './new-key-dialog.js';

/** Keys for programs: made here, shown once, taken back at any time. */
export function ApiKeysPanel() {
  const shown = useShown(ApiKeysDocument, {}, { isFresh: true });
  const [revoke] = useMutation(RevokeApiKeyDocument, {
    refetchQueries: [ApiKeysDocument],
    awaitRefetchQueries: true,
  });
  const [isMaking, setIsMaking] = useState(false);
  const [asked, setAsked] = useState<ApiKeyRowFragment>();
  const columns: readonly DataColumn<ApiKeyRowFragment>[] = [
    { id: 'name', header: 'Name', isText: true, cell: ({ name }) => <CutText>{name}</CutText> },
    {
      id: 'prefix',
      header: 'Begins with',
      isText: true,
      cell: ({ prefix }) => <code>{prefix}…</code>,
    },
    { id: 'scopes', header: 'May', isText: true, cell: ({ scopes }) => scopes.join(', ').toLowerCase() },
    { id: 'made', header: 'Made', isText: true, cell: ({ createdAt }) => instantText(createdAt) },
    {
      id: 'ends',
      header: 'Ends',
      isText: true,
      cell: ({ expiresAt }) => (expiresAt === null ? 'Never' : instantText(expiresAt)),
    },
    {
      id: 'used',
      header: 'Last used',
      isText: true,
      cell: ({ lastUsedAt }) => (lastUsedAt === null ? 'Never' : instantText(lastUsedAt)),
    },
    {
      id: 'revoke',
      header: 'Revoke',
      cell: (key) => (
        <Button
          aria-label={`Revoke ${key.name}`}
          onClick={() => {
            setAsked(key);
          }}
        >
          Revoke
        </Button>
      ),
    },
  ];
  return (
    <Panel
      title="API keys"
      note="For programs: sent as Authorization: Bearer csk_…"
      controls={
        <Button
          variant="PRIMARY"
          onClick={() => {
            setIsMaking(true);
          }}
        >
          Make a key
        </Button>
      }
    >
      {shown.status === 'LOADING' ? <Loading what="the keys" height={80} /> : null}
      {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
      {shown.status !== 'SHOWN' ? null : shown.data.apiKeys.length === 0 ? (
        <Empty title="You have no keys." />
      ) : (
        <DataTable caption="API keys" columns={columns} rows={shown.data.apiKeys} rowKey={({ id }) => id} />
      )}
      {isMaking ? (
        <NewKeyDialog
          onClose={() => {
            setIsMaking(false);
          }}
        />
      ) : null}
      {asked === undefined ? null : (
        <ConfirmDialog
          title={`Revoke ${asked.name}?`}
          action="Revoke the key"
          onConfirm={() => revoke({ variables: { id: asked.id } })}
          onClose={() => {
            setAsked(undefined);
          }}
        >
          Programs that use it are refused at once. It cannot be brought back.
        </ConfirmDialog>
      )}
    </Panel>
  );
}
