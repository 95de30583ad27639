import { Link, Navigate, Outlet, useLocation } from 'react-router';

import type { Permission } from '../gql/graphql.js';
import { errorText } from '../lib/error-text.js';
import { HOME, signInAddress } from '../lib/return-path.js';
import { isAllowed, useSession, useSessionManager } from '../session/session-context.js';
import type { SessionState, SignedOutReason } from '../session/session.types.js';
import { buttonStyle } from '../ui/button.js';
import { Empty, Failure, Loading } from '../ui/states.js';

const NOTICES: Readonly<Record<SignedOutReason, Readonly<Record<string, string>>>> = {
  NEVER: {},
  SIGNED_OUT: { notice: 'signed-out' },
  ENDED: { notice: 'session-ended' },
};

/** Pages behind a permission: who is not signed in goes to the sign-in and comes back. */
export function Protected({ permission }: { readonly permission: Permission }) {
  const session = useSession();
  const manager = useSessionManager();
  const { pathname, search, hash } = useLocation();
  if (session.status === 'UNKNOWN') {
    if (session.problem === undefined) return <Loading what="the page" height={560} />;
    return (
      <Failure
        message={errorText(session.problem)}
        onRetry={() => {
          manager.start();
        }}
      />
    );
  }
  if (session.status === 'SIGNED_OUT') {
    return <Navigate to={signInAddress(`${pathname}${search}${hash}`, NOTICES[session.reason])} replace />;
  }
  if (!isAllowed(session, permission)) return <ForbiddenPage session={session} permission={permission} />;
  return <Outlet />;
}

interface ForbiddenPageProps {
  readonly session: Extract<SessionState, { readonly status: 'SIGNED_IN' }>;
  readonly permission: Permission;
}

function ForbiddenPage({ session: { user, permissions }, permission }: ForbiddenPageProps) {
  const { pathname, search } = useLocation();
  // Every account may change itself: who may not looks around in the demo.
  const isDemo = !permissions.includes('ACCOUNT');
  const isOwn = permission === 'ACCOUNT';
  return (
    <>
      <title>Not allowed · Cushing</title>
      <Empty isPage title={isOwn ? 'The demo has no account of its own.' : 'Your role does not open this page.'}>
        <p className="mb-3">
          {isOwn
            ? 'Make one to have a profile, sessions and API keys.'
            : isDemo
              ? 'You look around in the demo. Sign in with an account whose role does.'
              : `You are signed in as ${user.username}, ${user.role}. An administrator can give you another role.`}
        </p>
        <span className="inline-flex gap-2">
          {isOwn ? (
            <Link to="/register" className={buttonStyle({ variant: 'PRIMARY' })}>
              Make an account
            </Link>
          ) : null}
          {isDemo ? (
            <Link to={signInAddress(`${pathname}${search}`)} className={buttonStyle()}>
              Sign in
            </Link>
          ) : null}
          {permissions.includes('READ') ? (
            <Link to={HOME} className={buttonStyle()}>
              Go to the dashboard
            </Link>
          ) : null}
        </span>
      </Empty>
    </>
  );
}
