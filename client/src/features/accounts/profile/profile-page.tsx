import { useSearchParams } from 'react-router';

import { initialsOf } from '../../../lib/format.js';
import { useSession } from '../../../session/session-context.js';
import { Badge } from '../../../ui/badge.js';
import { Notice } from '../../../ui/notice.js';
import { noticeOf } from '../notices.js';
import { ApiKeysPanel } from './api-keys-panel.js';
import { PasswordPanel } from './password-panel.js';
import { ProfilePanel } from './profile-panel.js';
import { ProvidersPanel } from './providers-panel.js';
import { SessionsPanel } from './sessions-panel.js';

/** One's own account: name, password, ways to sign in, sessions and keys. */
export function ProfilePage() {
  const session = useSession();
  const [query] = useSearchParams();
  const said = noticeOf(query.get('notice'));
  if (session.status !== 'SIGNED_IN') return null;
  const { user } = session;
  return (
    <div className="mx-auto flex w-full max-w-[1100px] flex-col gap-3">
      <title>Profile · Cushing</title>
      <header className="flex items-center gap-3">
        <span
          aria-hidden="true"
          className="flex size-10 shrink-0 items-center justify-center rounded-full bg-selected text-base font-semibold"
        >
          {initialsOf(user.name ?? user.username)}
        </span>
        <div className="min-w-0">
          <h1 className="truncate text-base font-semibold">{user.name ?? user.username}</h1>
          <p className="truncate text-muted">
            {user.email} <Badge>{user.role}</Badge>
          </p>
        </div>
      </header>
      {said === undefined ? null : <Notice tone={said.tone}>{said.text}</Notice>}
      <div className="grid items-start gap-3 md:grid-cols-2">
        <ProfilePanel user={user} />
        <PasswordPanel user={user} />
      </div>
      <ProvidersPanel />
      <SessionsPanel />
      <ApiKeysPanel />
    </div>
  );
}
