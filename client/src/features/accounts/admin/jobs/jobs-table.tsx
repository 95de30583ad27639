import { useMutation } from '@apollo/client/react';
import { useState } from 'react';

import { CancelJobDocument, RetryJobDocument } from '../../../../gql/graphql.js';
import type { JobRowFragment } from '../../../../gql/graphql.js';
import { failureText } from '../../../../lib/error-text.js';
import { MISSING, countText, instantText } from '../../../../lib/format.js';
import { Button } from '../../../../ui/button.js';
import { ConfirmDialog } from '../../../../ui/confirm-dialog.js';
import { CutText } from '../../../../ui/cut-text.js';
import { DataTable } from '../../../../ui/data-table.js';
import type { DataColumn } from '../../../../ui/data-table.js';
import { useNotify } from '../../../../ui/toasts.js';
import { StateMark, failureOf, isCancellable, isRetryable, tookText } from './job-words.js';

interface JobsTableProps {
  readonly jobs: readonly JobRowFragment[];
  readonly now: number;
  /** Called once a job was changed here. */
  readonly onChange: () => void;
}

/** Jobs with what became of them; those that failed can be tried again, those under way called off. */
export function JobsTable({ jobs, now, onChange }: JobsTableProps) {
  const notify = useNotify();
  const [retry] = useMutation(RetryJobDocument);
  const [cancel] = useMutation(CancelJobDocument);
  const [asked, setAsked] = useState<JobRowFragment>();
  const tryAgain = async ({ id, kind }: JobRowFragment): Promise<void> => {
    try {
      await retry({ variables: { id } });
      notify(`${kind} is tried again`);
    } catch (error) {
      notify(failureText(error));
    }
    onChange();
  };
  const actions: DataColumn<JobRowFragment> = {
    id: 'actions',
    header: 'Actions',
    isText: true,
    cell: (job) => (
      <>
        {isRetryable(job.state) ? (
          <Button aria-label={`Try ${job.kind} again`} onClick={() => void tryAgain(job)}>
            Try again
          </Button>
        ) : null}
        {isCancellable(job.state) ? (
          <Button
            aria-label={`Call ${job.kind} off`}
            onClick={() => {
              setAsked(job);
            }}
          >
            Call off
          </Button>
        ) : null}
      </>
    ),
  };
  return (
    <>
      <DataTable caption="Jobs" columns={[...columnsAt(now), actions]} rows={jobs} rowKey={({ id }) => id} />
      {asked === undefined ? null : (
        <ConfirmDialog
          title={`Call ${asked.kind} off?`}
          action="Call off"
          onConfirm={async () => {
            await cancel({ variables: { id: asked.id } });
            onChange();
          }}
          onClose={() => {
            setAsked(undefined);
          }}
        >
          {asked.state === 'RUNNING'
            ? 'It is told to stop, and leaves what it had begun undone. It can be tried again later.'
            : 'It does not run. It can be tried again later.'}
        </ConfirmDialog>
      )}
    </>
  );
}

function columnsAt(now: number): readonly DataColumn<JobRowFragment>[] {
  return [
    { id: 'state', header: 'State', isText: true, cell: ({ state }) => <StateMark state={state} /> },
    { id: 'kind', header: 'Kind', isText: true, cell: ({ kind }) => <span className="font-medium">{kind}</span> },
    {
      id: 'about',
      header: 'About',
      isText: true,
      cell: ({ key }) => (key === null ? MISSING : <CutText>{key}</CutText>),
    },
    {
      id: 'try',
      header: 'Try',
      title: 'The last one, of how many there will be',
      cell: ({ attempt, attempts }) => `${countText(attempt)} of ${countText(attempts)}`,
    },
    { id: 'asked', header: 'Asked', isText: true, cell: ({ createdAt }) => <Instant at={createdAt} /> },
    {
      id: 'started',
      header: 'Started',
      isText: true,
      cell: ({ state, startAt, startedAt }) =>
        state === 'WAITING' && Date.parse(startAt) > now ? (
          <>
            not before <Instant at={startAt} />
          </>
        ) : startedAt === null ? (
          MISSING
        ) : (
          <Instant at={startedAt} />
        ),
    },
    { id: 'took', header: 'Took', cell: (job) => tookText(job, now) },
    {
      id: 'failure',
      header: 'Failure',
      isText: true,
      cell: (job) => {
        const failure = failureOf(job);
        if (failure === '') return '';
        // What stays failed is to be read whole, by keys and fingers too.
        if (job.state !== 'FAILED') return <CutText>{failure}</CutText>;
        return <span className="block w-max max-w-[32rem] whitespace-normal">{failure}</span>;
      },
    },
  ];
}

function Instant({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={at}>
      {instantText(at)}
    </time>
  );
}
