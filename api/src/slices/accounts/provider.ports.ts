/** What a sign-in by a provider asks of the outside. */
import type { OAuthProvider, SessionId, UserId } from './accounts.types.js';

/** Whom a provider says somebody is. */
export interface OAuthProfile {
  readonly provider: OAuthProvider;
  readonly providerUserId: string;
  readonly email: string | undefined;
  readonly isEmailVerified: boolean;
  readonly name: string | undefined;
  readonly avatarUrl: string | undefined;
}

/** What has to be remembered between the way to a provider and the way back; single use, ten minutes. */
export interface PendingSignIn {
  readonly provider: OAuthProvider;
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
  /** A path of our own pages. */
  readonly returnTo: string;
  /** Set where a signed-in user links a provider: for as long as that session lasts. */
  readonly linkTo: LinkingSession | undefined;
}

/** A session whose user links a provider. */
export interface LinkingSession {
  readonly userId: UserId;
  readonly sessionId: SessionId;
}

export interface PendingSignIns {
  put(pending: PendingSignIn): Promise<void>;
  /** Takes it away: a second call answers undefined. */
  take(state: string): Promise<PendingSignIn | undefined>;
}

export interface OAuthClient {
  /** The providers that are configured, in the order in which they are offered. */
  readonly providers: readonly OAuthProvider[];
  /** @returns where to send the browser, and what to remember */
  begin(provider: OAuthProvider): Promise<{
    readonly address: string;
    readonly state: string;
    readonly nonce: string;
    readonly codeVerifier: string;
  }>;
  /**
   * @param callback the address that the provider sent the browser to, whole
   * @throws {AppError} UNAUTHENTICATED where the provider does not vouch, UNAVAILABLE where it does not answer
   */
  finish(callback: URL, pending: PendingSignIn): Promise<OAuthProfile>;
}
