import { useState } from 'react';
import { Link } from 'react-router';

import type { AlertFieldsFragment } from '../gql/graphql.js';
import { instantText } from '../lib/format.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { CutText } from '../ui/cut-text.js';
import { DataTable } from '../ui/data-table.js';
import type { DataColumn } from '../ui/data-table.js';
import { DistanceCell, ValueCell } from './alert-cells.js';
import { useAlertDesk } from './alert-context.js';
import { alertText, directionText, subjectAddress, subjectText, valueText } from './alert-texts.js';
import { useAlertActions } from './use-alerts.js';

interface AlertsTableProps {
  readonly alerts: readonly AlertFieldsFragment[];
  readonly sort: string | undefined;
  readonly onSort: (sort: string | undefined) => void;
}

/** Every alert with what it watches now, and what can be done with it. */
export function AlertsTable({ alerts, sort, onSort }: AlertsTableProps) {
  const desk = useAlertDesk();
  const { toggle, remove } = useAlertActions();
  const [asked, setAsked] = useState<AlertFieldsFragment>();
  const actions: DataColumn<AlertFieldsFragment> = {
    id: 'actions',
    header: '',
    cell: (alert) => (
      <span className="inline-flex gap-1">
        <Button
          aria-label={`Edit ${alertText(alert)}`}
          onClick={() => {
            desk?.edit(alert);
          }}
        >
          Edit
        </Button>
        <Button
          aria-label={`${alert.isActive ? 'Pause' : 'Resume'} ${alertText(alert)}`}
          onClick={() => {
            toggle(alert);
          }}
        >
          {alert.isActive ? 'Pause' : 'Resume'}
        </Button>
        <Button
          aria-label={`Delete ${alertText(alert)}`}
          onClick={() => {
            setAsked(alert);
          }}
        >
          Delete
        </Button>
      </span>
    ),
  };
  return (
    <>
      <DataTable
        caption="Alerts"
        columns={[...COLUMNS, actions]}
        rows={alerts}
        rowKey={({ id }) => id}
        sort={sort}
        onSort={onSort}
      />
      {asked === undefined ? null : (
        <ConfirmDialog
          title={`Delete the alert: ${alertText(asked)}?`}
          action="Delete the alert"
          onConfirm={() => remove(asked.id)}
          onClose={() => {
            setAsked(undefined);
          }}
        >
          The crossings that it told go with it. To keep them, pause it.
        </ConfirmDialog>
      )}
    </>
  );
}

const COLUMNS: readonly DataColumn<AlertFieldsFragment>[] = [
  {
    id: 'alert',
    header: 'Alert',
    isText: true,
    sortBy: subjectText,
    cell: (alert) => (
      <Link to={subjectAddress(alert)} className="font-medium hover:underline">
        {subjectText(alert)}
      </Link>
    ),
  },
  { id: 'direction', header: 'When it', isText: true, cell: ({ direction }) => directionText(direction) },
  {
    id: 'level',
    header: 'Level',
    cell: (alert) => <span className="font-medium">{valueText(alert, alert.level)}</span>,
  },
  { id: 'now', header: 'Now', cell: (alert) => <ValueCell alert={alert} /> },
  {
    id: 'distance',
    header: 'To go',
    title: 'From what it is now to the level',
    cell: (alert) => <DistanceCell alert={alert} />,
  },
  {
    id: 'often',
    header: 'Tells',
    isText: true,
    sortBy: ({ isRepeating }) => Number(isRepeating),
    cell: ({ isRepeating }) => (isRepeating ? 'every time' : 'once'),
  },
  {
    id: 'state',
    header: 'State',
    isText: true,
    sortBy: ({ isActive }) => Number(!isActive),
    cell: ({ isActive }) => (isActive ? <Badge tone="SUCCESS">ACTIVE</Badge> : <Badge>RESTS</Badge>),
  },
  { id: 'note', header: 'Note', isText: true, cell: ({ note }) => <CutText>{note}</CutText> },
  {
    id: 'made',
    header: 'Made',
    isText: true,
    sortBy: ({ createdAt }) => createdAt,
    cell: ({ createdAt }) => instantText(createdAt),
  },
];
