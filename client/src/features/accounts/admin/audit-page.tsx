import { Link, useSearchParams } from 'react-router';

import { AuditLogDocument } from '../../../gql/graphql.js';
import type { AuditLogQuery } from '../../../gql/graphql.js';
import { MISSING, instantText } from '../../../lib/format.js';
import { useShown } from '../../../lib/use-shown.js';
import { Badge } from '../../../ui/badge.js';
import { DataTable } from '../../../ui/data-table.js';
import type { DataColumn } from '../../../ui/data-table.js';
import { Panel } from '../../../ui/panel.js';
import { Empty, Failure, Loading } from '../../../ui/states.js';
import { describeAgent } from '../describe-agent.js';
import { AdminHeader } from './admin-header.js';
import { PAGE_ROWS, Pager, usePages } from '../../../ui/pager.js';
import { SearchForm } from './search-form.js';

type Event = AuditLogQuery['auditLog']['edges'][number]['node'];

/** What somebody who watches over the desk looks for first. */
const ALARMING: ReadonlySet<string> = new Set([
  'SIGN_IN_FAILED',
  'SIGN_IN_DELAYED',
  'REFRESH_TOKEN_REUSED',
  'REGISTRATION_OF_KNOWN_EMAIL',
]);

const COLUMNS: readonly DataColumn<Event>[] = [
  {
    id: 'at',
    header: 'When',
    isText: true,
    cell: ({ at }) => (
      <time dateTime={at} title={at}>
        {instantText(at)}
      </time>
    ),
  },
  {
    id: 'action',
    header: 'What',
    isText: true,
    cell: ({ action }) => <Badge tone={ALARMING.has(action) ? 'WARNING' : 'PLAIN'}>{action}</Badge>,
  },
  { id: 'user', header: 'Whom', isText: true, cell: ({ userId }) => <UserLink id={userId} /> },
  {
    id: 'actor',
    header: 'By',
    isText: true,
    cell: ({ actorId, userId }) => (actorId !== null && actorId === userId ? 'self' : <UserLink id={actorId} />),
  },
  { id: 'ip', header: 'Address', isText: true, cell: ({ ip }) => ip },
  {
    id: 'agent',
    header: 'With',
    isText: true,
    cell: ({ userAgent }) => <span title={userAgent}>{describeAgent(userAgent)}</span>,
  },
  {
    id: 'details',
    header: 'Details',
    isText: true,
    cell: ({ details }) => details.map(({ name, value }) => `${name}: ${value}`).join(' · '),
  },
];

/** What happened to accounts, the newest first. */
export function AuditPage() {
  const [query, setQuery] = useSearchParams();
  const user = query.get('user') ?? '';
  const pages = usePages(user);
  const shown = useShown(
    AuditLogDocument,
    { first: PAGE_ROWS, after: pages.after, userId: user === '' ? null : user },
    { isFresh: true },
  );
  return (
    <div className="flex flex-col gap-3">
      <AdminHeader title="Audit log">
        <SearchForm
          label="Id of a user"
          placeholder="Id of a user"
          submit="Filter"
          clear="Everybody"
          value={user}
          onSearch={(id) => {
            setQuery(id === '' ? {} : { user: id });
          }}
        />
      </AdminHeader>
      {shown.status === 'LOADING' ? <Loading what="the audit log" height={420} /> : null}
      {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
      {shown.status !== 'SHOWN' ? null : (
        <Panel title="Events" note={user === '' ? undefined : `of user ${user}`}>
          {shown.data.auditLog.edges.length === 0 ? (
            <Empty title={user === '' ? 'Nothing has happened yet.' : 'No events of this user.'} />
          ) : (
            <DataTable
              caption="Events"
              columns={COLUMNS}
              rows={shown.data.auditLog.edges.map(({ node }) => node)}
              rowKey={({ id }) => id}
            />
          )}
          <Pager
            pages={pages}
            rows={shown.data.auditLog.edges.length}
            total={shown.data.auditLog.totalCount}
            pageInfo={shown.data.auditLog.pageInfo}
          />
        </Panel>
      )}
    </div>
  );
}

function UserLink({ id }: { readonly id: string | null }) {
  if (id === null) return MISSING;
  return (
    <Link
      to={`/admin/audit?user=${id}`}
      title={id}
      aria-label={`Events of user ${id}`}
      className="text-accent underline underline-offset-2"
    >
      <code>{id.slice(0, 8)}</code>
    </Link>
  );
}
