/** A session for tests of pages: its server and its other tabs are played by the test. */
import type { Permission } from '../../src/gql/graphql.js';
import { ApiError } from '../../src/lib/api-error.js';
import type { Refusal } from '../../src/lib/api-error.js';
import type { SessionApi } from '../../src/session/session-api.js';
import { SessionManager } from '../../src/session/session-manager.js';
import type { Session, SessionNews } from '../../src/session/session.types.js';

const never = (): Promise<never> => new Promise(() => undefined);

interface PlayedSession {
  readonly manager: SessionManager;
  /** As if another tab told it. */
  readonly hear: (news: SessionNews) => void;
}

/** @param answers of the server; an operation that is not named is never answered */
export function played(answers: Partial<SessionApi> = {}): PlayedSession {
  const channel = {
    onmessage: null as ((event: MessageEvent<SessionNews>) => void) | null,
    postMessage: () => undefined,
  };
  const api: SessionApi = {
    refresh: never,
    logIn: never,
    register: never,
    logInToDemo: never,
    logOut: never,
    logOutEverywhere: never,
    ...answers,
  };
  const manager = new SessionManager({ api, lock: (work) => work(false), channel });
  return {
    manager,
    hear: (news) => channel.onmessage?.({ data: news } as MessageEvent<SessionNews>),
  };
}

/** What the server says where it refuses. */
export function refused(reason: string, more: Partial<Refusal> = {}): ApiError {
  return new ApiError({
    code: 'UNAUTHENTICATED',
    reason,
    message: `refused: ${reason}`,
    field: undefined,
    problems: [],
    retryAfterMs: undefined,
    ...more,
  });
}

export function sessionOf(permissions: readonly Permission[]): Session {
  return {
    accessToken: 'token',
    renewAt: Date.now() + 600_000,
    expiresAt: Date.now() + 900_000,
    permissions,
    user: {
      id: 'ada',
      email: 'ada@example.org',
      emailVerifiedAt: null,
      username: 'ada',
      name: null,
      avatarUrl: null,
      hasPassword: true,
      role: 'VIEWER',
    },
  };
}
