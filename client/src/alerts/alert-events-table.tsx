import { Link } from 'react-router';

import type { AlertEventFieldsFragment } from '../gql/graphql.js';
import { instantText } from '../lib/format.js';
import { Badge } from '../ui/badge.js';
import { Button } from '../ui/button.js';
import { CutText } from '../ui/cut-text.js';
import { DataTable } from '../ui/data-table.js';
import type { DataColumn } from '../ui/data-table.js';
import { subjectAddress, subjectText, valueText } from './alert-texts.js';

interface AlertEventsTableProps {
  readonly events: readonly AlertEventFieldsFragment[];
  readonly onRead: (id: string) => void;
}

/** Crossings that were told, those not read yet marked. */
export function AlertEventsTable({ events, onRead }: AlertEventsTableProps) {
  return (
    <DataTable caption="Crossings" columns={[...COLUMNS, readColumn(onRead)]} rows={events} rowKey={({ id }) => id} />
  );
}

const COLUMNS: readonly DataColumn<AlertEventFieldsFragment>[] = [
  {
    id: 'alert',
    header: 'Alert',
    isText: true,
    cell: (event) => (
      <Link
        to={subjectAddress(event)}
        className={`hover:underline ${event.readAt === null ? 'font-semibold' : 'text-muted'}`}
      >
        {subjectText(event)}
      </Link>
    ),
  },
  {
    id: 'crossed',
    header: 'Crossed',
    isText: true,
    cell: ({ crossed }) => (
      <span className={crossed === 'UP' ? 'text-up' : 'text-down'}>{crossed === 'UP' ? '▲ up' : '▼ down'}</span>
    ),
  },
  { id: 'level', header: 'Level', cell: (event) => valueText(event, event.level) },
  {
    id: 'value',
    header: 'At',
    title: 'The value that crossed the level',
    cell: (event) => <span className="font-medium">{valueText(event, event.value)}</span>,
  },
  { id: 'time', header: 'Time', isText: true, cell: ({ at }) => instantText(at) },
  { id: 'note', header: 'Note', isText: true, cell: ({ note }) => <CutText>{note}</CutText> },
];

function readColumn(onRead: (id: string) => void): DataColumn<AlertEventFieldsFragment> {
  return {
    id: 'read',
    header: 'Read',
    isText: true,
    cell: (event) =>
      event.readAt === null ? (
        <span className="inline-flex items-center gap-2">
          <Badge tone="WARNING">UNREAD</Badge>
          <Button
            aria-label={`Mark read: ${subjectText(event)}, ${instantText(event.at)}`}
            onClick={() => {
              onRead(event.id);
            }}
          >
            Mark read
          </Button>
        </span>
      ) : (
        <span className="text-muted">Read</span>
      ),
  };
}
