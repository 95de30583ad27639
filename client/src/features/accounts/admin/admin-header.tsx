import type { ReactNode } from 'react';
import { NavLink } from 'react-router';

const TAB = 'hover:text-ink aria-[current=page]:font-semibold aria-[current=page]:text-ink';

interface AdminHeaderProps {
  readonly title: string;
  readonly children?: ReactNode;
}

/** Title of an administration page, the way to the other one, and what narrows the list. */
export function AdminHeader({ title, children }: AdminHeaderProps) {
  return (
    <header className="flex flex-wrap items-end gap-x-4 gap-y-2">
      <title>{`${title} · Cushing`}</title>
      <h1 className="sr-only">{title}</h1>
      <nav aria-label="Administration" className="flex gap-4 text-base text-muted">
        <NavLink to="/admin/users" className={TAB}>
          Users
        </NavLink>
        <NavLink to="/admin/audit" className={TAB}>
          Audit log
        </NavLink>
        <NavLink to="/admin/jobs" className={TAB}>
          Jobs
        </NavLink>
      </nav>
      <div className="min-w-0 grow max-sm:w-full">{children}</div>
    </header>
  );
}
