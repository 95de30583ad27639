import { Link, useLocation, useNavigate } from 'react-router';

import { errorText } from '../lib/error-text.js';
import { initialsOf } from '../lib/format.js';
import { signInAddress } from '../lib/return-path.js';
import { isAllowed, useSession, useSessionManager } from '../session/session-context.js';
import { Badge } from '../ui/badge.js';
import { buttonStyle } from '../ui/button.js';
import { Menu } from '../ui/menu.js';
import { useNotify } from '../ui/toasts.js';

/** Who is signed in, with the way to the own pages and out; or the way in. */
export function UserMenu() {
  const session = useSession();
  const manager = useSessionManager();
  const notify = useNotify();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  if (session.status === 'UNKNOWN') return null;
  if (session.status === 'SIGNED_OUT') {
    if (pathname === '/login') return null;
    return (
      <Link to={signInAddress(pathname === '/register' ? undefined : `${pathname}${search}`)} className={buttonStyle()}>
        Sign in
      </Link>
    );
  }
  const { user } = session;
  const to = (path: string) => () => {
    void navigate(path);
  };
  return (
    <Menu
      label={`Account of ${user.username}, ${user.role}`}
      items={[
        ...(isAllowed(session, 'ACCOUNT')
          ? [{ text: 'Profile', run: to('/profile') }]
          : [
              { text: 'Sign in', run: to(signInAddress(`${pathname}${search}`)) },
              { text: 'Make an account', run: to('/register') },
            ]),
        ...(isAllowed(session, 'ADMINISTER')
          ? [
              { text: 'Users', run: to('/admin/users') },
              { text: 'Audit log', run: to('/admin/audit') },
              { text: 'Jobs', run: to('/admin/jobs') },
            ]
          : []),
        {
          text: 'Sign out',
          run: () => {
            manager.logOut().catch((error: unknown) => {
              notify(`You are still signed in. ${errorText(error)}`);
            });
          },
        },
      ]}
    >
      <span aria-hidden="true" className="font-semibold sm:hidden">
        {initialsOf(user.name ?? user.username)}
      </span>
      <span className="max-w-40 truncate max-sm:hidden">{user.username}</span>
      <span className="max-sm:hidden">
        <Badge>{user.role}</Badge>
      </span>
    </Menu>
  );
}
