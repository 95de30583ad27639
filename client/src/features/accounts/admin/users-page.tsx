import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';

import {
  SetUserActiveDocument,
  SetUserRoleDocument,
  SetUserTierDocument,
  UsersDocument,
} from '../../../gql/graphql.js';
import type { Role, Tier, UserRowFragment } from '../../../gql/graphql.js';
import { instantText } from '../../../lib/format.js';
import { useShown } from '../../../lib/use-shown.js';
import { useSession } from '../../../session/session-context.js';
import { Badge } from '../../../ui/badge.js';
import { Button } from '../../../ui/button.js';
import { CutText } from '../../../ui/cut-text.js';
import { DataTable } from '../../../ui/data-table.js';
import type { DataColumn } from '../../../ui/data-table.js';
import { Panel } from '../../../ui/panel.js';
import { Empty, Failure, Loading } from '../../../ui/states.js';
import { useNotify } from '../../../ui/toasts.js';
import { ConfirmDialog } from '../../../ui/confirm-dialog.js';
import { failureText } from '../../../lib/error-text.js';
import { AdminHeader } from './admin-header.js';
import { ChoiceCell } from './choice-cell.js';
import { PAGE_ROWS, Pager, usePages } from '../../../ui/pager.js';
import { SearchForm } from './search-form.js';

const ROLES: readonly Role[] = ['VIEWER', 'ANALYST', 'ADMIN'];
const TIERS: readonly Tier[] = ['FREE', 'PREMIUM', 'ADMIN'];

/** What is asked once more: one key pressed too many in a list of roles would make an administrator, or unmake oneself. */
type Asked =
  | { readonly kind: 'LOCK'; readonly user: UserRowFragment }
  | { readonly kind: 'ROLE'; readonly user: UserRowFragment; readonly role: Role };

/** Everybody with an account: what they may do, how much, and whether they may sign in. */
export function UsersPage() {
  const [query, setQuery] = useSearchParams();
  const search = query.get('search') ?? '';
  const pages = usePages(search);
  const shown = useShown(
    UsersDocument,
    { first: PAGE_ROWS, after: pages.after, search: search === '' ? null : search },
    { isFresh: true },
  );
  return (
    <div className="flex flex-col gap-3">
      <AdminHeader title="Users">
        <SearchForm
          label="Search users"
          placeholder="E-mail, username or name"
          submit="Search"
          clear="Everybody"
          value={search}
          onSearch={(text) => {
            setQuery(text === '' ? {} : { search: text });
          }}
        />
      </AdminHeader>
      {shown.status === 'LOADING' ? <Loading what="the users" height={420} /> : null}
      {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
      {shown.status !== 'SHOWN' ? null : (
        <Panel title="Accounts" note={search === '' ? undefined : `with “${search}”`}>
          {shown.data.users.edges.length === 0 ? (
            <Empty title="Nobody matches." />
          ) : (
            <UsersTable users={shown.data.users.edges.map(({ node }) => node)} />
          )}
          <Pager
            pages={pages}
            rows={shown.data.users.edges.length}
            total={shown.data.users.totalCount}
            pageInfo={shown.data.users.pageInfo}
          />
        </Panel>
      )}
    </div>
  );
}

function UsersTable({ users }: { readonly users: readonly UserRowFragment[] }) {
  const session = useSession();
  const notify = useNotify();
  const [setRole] = useMutation(SetUserRoleDocument);
  const [setTier] = useMutation(SetUserTierDocument);
  const [setActive] = useMutation(SetUserActiveDocument);
  const [asked, setAsked] = useState<Asked>();
  const ownId = session.status === 'SIGNED_IN' ? session.user.id : undefined;
  const tell = (change: Promise<unknown>, done: string): Promise<void> =>
    change.then(
      () => {
        notify(done);
      },
      (error: unknown) => {
        notify(failureText(error));
      },
    );
  const changeRole = ({ id: userId, username }: UserRowFragment, role: Role): Promise<void> =>
    tell(setRole({ variables: { userId, role } }), `${username} is ${role} now`);
  const close = (): void => {
    setAsked(undefined);
  };
  const columns: readonly DataColumn<UserRowFragment>[] = [
    { id: 'email', header: 'E-mail', isText: true, cell: ({ email }) => <CutText>{email}</CutText> },
    {
      id: 'username',
      header: 'Username',
      isText: true,
      cell: ({ username, emailVerifiedAt }) => (
        <>
          {username} {emailVerifiedAt === null ? <Badge title="The e-mail is not confirmed">UNCONFIRMED</Badge> : null}
        </>
      ),
    },
    { id: 'name', header: 'Name', isText: true, cell: ({ name }) => <CutText>{name ?? ''}</CutText> },
    {
      id: 'role',
      header: 'Role',
      isText: true,
      cell: (user) => (
        <ChoiceCell
          label={`Role of ${user.username}`}
          options={ROLES}
          value={user.role}
          onChoose={(role) => {
            if (role !== 'ADMIN' && user.id !== ownId) return changeRole(user, role);
            setAsked({ kind: 'ROLE', user, role });
            return Promise.resolve();
          }}
        />
      ),
    },
    {
      id: 'tier',
      header: 'Tier',
      isText: true,
      cell: (user) => (
        <ChoiceCell
          label={`Tier of ${user.username}`}
          options={TIERS}
          value={user.tier}
          onChoose={(tier) =>
            tell(setTier({ variables: { userId: user.id, tier } }), `${user.username} has the tier ${tier} now`)
          }
        />
      ),
    },
    { id: 'since', header: 'Since', isText: true, cell: ({ createdAt }) => instantText(createdAt) },
    {
      id: 'log',
      header: 'Log',
      isText: true,
      cell: (user) => (
        <Link
          to={`/admin/audit?user=${user.id}`}
          aria-label={`Audit log of ${user.username}`}
          className="text-accent underline underline-offset-2"
        >
          Events
        </Link>
      ),
    },
    {
      id: 'active',
      header: 'Sign-in',
      isText: true,
      cell: (user) => (
        <span className="flex items-center gap-2">
          {user.isActive ? <Badge tone="SUCCESS">ACTIVE</Badge> : <Badge tone="DANGER">LOCKED OUT</Badge>}
          {user.id === ownId ? null : (
            <Button
              aria-label={`${user.isActive ? 'Lock out' : 'Let in'} ${user.username}`}
              onClick={() => {
                if (user.isActive) setAsked({ kind: 'LOCK', user });
                else
                  void tell(setActive({ variables: { userId: user.id, active: true } }), `${user.username} is let in`);
              }}
            >
              {user.isActive ? 'Lock out' : 'Let in'}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <>
      <DataTable caption="Users" columns={columns} rows={users} rowKey={({ id }) => id} />
      {asked?.kind === 'LOCK' ? (
        <ConfirmDialog
          title={`Lock out ${asked.user.username}?`}
          action="Lock out"
          onConfirm={() => setActive({ variables: { userId: asked.user.id, active: false } })}
          onClose={close}
        >
          {asked.user.email} can no longer sign in. All sessions and API keys of the account end at once.
        </ConfirmDialog>
      ) : null}
      {asked?.kind === 'ROLE' ? (
        <ConfirmDialog
          title={`Make ${asked.user.username} ${asked.role}?`}
          action={`Make ${asked.role}`}
          onConfirm={() => changeRole(asked.user, asked.role)}
          onClose={close}
        >
          {asked.user.id === ownId
            ? 'This is your own account: the administration closes to you, until another administrator opens it again.'
            : `${asked.user.email} can then see and change every account.`}
        </ConfirmDialog>
      ) : null}
    </>
  );
}
