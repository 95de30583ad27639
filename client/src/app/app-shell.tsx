import { useEffect, useRef, useState } from 'react';
import { Link, NavLink, Outlet, useLocation, useNavigation } from 'react-router';

import { AlertDesk } from '../alerts/alert-desk.js';
import { AlertHeaderBell } from '../alerts/alert-header-bell.js';
import { HOME } from '../lib/return-path.js';
import { usePageFocus } from '../lib/use-page-focus.js';
import { useShortcuts } from '../lib/use-shortcuts.js';
import { LiveStatusBadge } from '../live/live-status-badge.js';
import { useLiveStatus } from '../live/use-live.js';
import { isAllowed, useSession } from '../session/session-context.js';
import { Button } from '../ui/button.js';
import { Notice } from '../ui/notice.js';
import { CommandBar } from './command-bar.js';
import { DESK_PAGES, sameDay } from './desk-pages.js';
import { KeysDialog } from './keys-dialog.js';
import { MarketChanges } from './market-changes.js';
import { ThemeButton, toNextTheme } from './theme-button.js';
import { UserMenu } from './user-menu.js';

/** What is around every page: the way home, the command bar, the theme, who is signed in, the connection. */
export function AppShell() {
  const [open, setOpen] = useState<'COMMANDS' | 'KEYS' | undefined>();
  const content = useRef<HTMLElement>(null);
  const isGoing = useNavigation().state === 'loading';
  const { search } = useLocation();
  const session = useSession();
  const mayRead = isAllowed(session, 'READ');
  const alertsOf = session.status === 'SIGNED_IN' && isAllowed(session, 'ALERT') ? session.user.id : undefined;
  usePageFocus(content);
  const close = (): void => {
    setOpen(undefined);
  };
  useShortcuts({
    '?': () => {
      setOpen('KEYS');
    },
    '/': () => {
      if (mayRead) setOpen('COMMANDS');
    },
    t: toNextTheme,
  });
  useEffect(() => {
    if (!mayRead) return;
    const listener = (event: KeyboardEvent): void => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
      event.preventDefault();
      setOpen('COMMANDS');
    };
    document.addEventListener('keydown', listener);
    return () => {
      document.removeEventListener('keydown', listener);
    };
  }, [mayRead]);
  return (
    <AlertDesk userId={alertsOf}>
      <div className="mx-auto flex min-h-dvh max-w-[1680px] flex-col has-data-wide:max-w-none gap-3 px-3 pt-2 sm:px-4">
        <a
          href="#content"
          className="sr-only rounded bg-panel focus:not-sr-only focus:fixed focus:top-1 focus:left-1 focus:z-30 focus:px-3 focus:py-1.5"
        >
          Skip to the content
        </a>
        <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Link to={HOME} className="flex items-center gap-2 text-base font-semibold">
            <img src="/favicon.svg" alt="" width="20" height="20" />
            Cushing
          </Link>
          <nav aria-label="Pages" className="flex flex-wrap gap-x-3 text-muted">
            {DESK_PAGES.map(({ path, name }) => (
              <NavLink
                key={path}
                to={{ pathname: path, search: sameDay(search) }}
                className="hover:text-ink aria-[current=page]:text-ink"
              >
                {name}
              </NavLink>
            ))}
            <NavLink
              to={{ pathname: '/imports', search: sameDay(search) }}
              className="hover:text-ink aria-[current=page]:text-ink"
            >
              Imports
            </NavLink>
            <NavLink
              to={{ pathname: '/reports', search: sameDay(search) }}
              className="hover:text-ink aria-[current=page]:text-ink"
            >
              Reports
            </NavLink>
            <a href="/explorer" className="hover:text-ink">
              API explorer
            </a>
          </nav>
          <div className="ml-auto flex items-center gap-2">
            {mayRead ? (
              <>
                <Button
                  onClick={() => {
                    setOpen('COMMANDS');
                  }}
                >
                  Go to <kbd className="font-sans text-muted max-sm:hidden">Ctrl K</kbd>
                </Button>
              </>
            ) : null}
            <AlertHeaderBell search={sameDay(search)} />
            <ThemeButton />
            <Button
              aria-label="Keyboard shortcuts"
              onClick={() => {
                setOpen('KEYS');
              }}
            >
              ?
            </Button>
            <UserMenu />
          </div>
        </header>
        {mayRead ? <OfflineNotice /> : null}
        <main ref={content} id="content" tabIndex={-1} aria-busy={isGoing} className="outline-none">
          <Outlet />
        </main>
        {mayRead ? (
          <footer className="sticky bottom-0 z-20 -mx-3 mt-auto flex h-6 items-center border-t border-line bg-canvas px-3 text-[12px] sm:-mx-4 sm:px-4">
            <LiveStatusBadge />
          </footer>
        ) : null}
        {mayRead ? <MarketChanges /> : null}
        <CommandBar
          isOpen={open === 'COMMANDS'}
          onClose={close}
          onKeys={() => {
            setOpen('KEYS');
          }}
        />
        <KeysDialog isOpen={open === 'KEYS'} onClose={close} />
      </div>
    </AlertDesk>
  );
}

function OfflineNotice() {
  if (useLiveStatus().kind !== 'OFFLINE') return null;
  return (
    <Notice tone="WARNING">
      The server cannot be reached. What is shown may be old; it is asked for again once the server answers.
    </Notice>
  );
}
