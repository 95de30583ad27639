import type { Permission, SignedInUserFragment } from '../gql/graphql.js';

export type SignedInUser = SignedInUserFragment;

/** A sign-in as one tab has it: in memory, and nowhere else. Instants are milliseconds of this machine's clock. */
export interface Session {
  readonly accessToken: string;
  readonly renewAt: number;
  readonly expiresAt: number;
  readonly permissions: readonly Permission[];
  readonly user: SignedInUser;
}

/** Why nobody is signed in: nobody was, somebody signed out, or the sign-in ended by itself. */
export type SignedOutReason = 'NEVER' | 'SIGNED_OUT' | 'ENDED';

/** What the pages know of the sign-in. */
export type SessionState =
  /** Being found out; `problem` where that failed and is tried again. */
  | { readonly status: 'UNKNOWN'; readonly problem: unknown }
  | { readonly status: 'SIGNED_OUT'; readonly reason: SignedOutReason }
  | { readonly status: 'SIGNED_IN'; readonly user: SignedInUser; readonly permissions: readonly Permission[] };

/** What one tab tells the others. */
export type SessionNews =
  | { readonly kind: 'SIGNED_IN'; readonly session: Session }
  | { readonly kind: 'SIGNED_OUT'; readonly reason: SignedOutReason };
