import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { AccountStore } from './accounts.ports.js';
import type { Caller, OAuthAccount, OAuthProvider, SessionIdentity, User, UserId } from './accounts.types.js';
import { auditEvent } from './audit-event.js';
import { linkingSession } from './linking-session.js';
import { lockActiveUser, lockIfActive } from './lock-user.js';
import type { ProviderNotice, ProviderOutcome } from './provider-outcome.js';
import type { LinkingSession, OAuthClient, OAuthProfile, PendingSignIn, PendingSignIns } from './provider.ports.js';
import { ProviderUsers } from './provider-users.js';
import { readReturnPath } from './return-path.js';
import type { PermissionsByRole } from './session-permissions.js';
import type { SessionsService } from './sessions.service.js';

export interface ProviderSignInServiceOptions {
  readonly store: AccountStore;
  readonly sessions: SessionsService;
  readonly oauth: OAuthClient;
  readonly pending: PendingSignIns;
  readonly permissions: PermissionsByRole;
  readonly clock: Clock;
  readonly newId: () => string;
}

/**
 * Signs people in by what a provider says of them. Whoever comes back is taken for whoever left only where the same
 * browser brings the state of both ways, once.
 */
export class ProviderSignInService {
  readonly #options: ProviderSignInServiceOptions;
  readonly #users: ProviderUsers;

  constructor(options: ProviderSignInServiceOptions) {
    this.#options = options;
    this.#users = new ProviderUsers(options);
  }

  /** The providers that this server has been set up for. */
  get providers(): readonly OAuthProvider[] {
    return this.#options.oauth.providers;
  }

  /** @returns the session of a browser that follows a link of our pages, where its user may link a provider */
  linkingSession(refreshToken: string | undefined): Promise<LinkingSession | undefined> {
    return linkingSession(this.#options, refreshToken, this.#options.clock());
  }

  /**
   * @param returnTo where to go in the end, as an address said it
   * @param linkTo whose account the provider is linked to; absent for a sign-in
   * @returns where to send the browser, and the state that it has to bring back in a cookie too
   * @throws {AppError} NOT_FOUND for a provider that is not set up; UNAVAILABLE where it does not answer
   */
  async begin(
    provider: OAuthProvider,
    returnTo: string | undefined,
    linkTo?: LinkingSession,
  ): Promise<{ readonly address: string; readonly state: string }> {
    const { oauth, pending } = this.#options;
    if (!oauth.providers.includes(provider)) {
      throw new AppError('NOT_FOUND', 'This provider is not set up here.', { reason: 'PROVIDER' });
    }
    const { address, state, nonce, codeVerifier } = await oauth.begin(provider);
    await pending.put({ provider, state, nonce, codeVerifier, returnTo: readReturnPath(returnTo), linkTo });
    return { address, state };
  }

  /**
   * @param callback the address that the provider sent the browser to, whole
   * @param stateOfCookie what `begin` gave this browser
   */
  async finish(callback: URL, stateOfCookie: string | undefined, caller: Caller): Promise<ProviderOutcome> {
    const { oauth, pending } = this.#options;
    const state = callback.searchParams.get('state');
    // Looked up only for its own browser: a stranger who knows a state cannot use it up.
    const isOwn = state !== null && state !== '' && state === stateOfCookie;
    const begun = isOwn ? await pending.take(state) : undefined;
    if (begun === undefined) {
      const cause = isOwn ? 'STATE_UNKNOWN' : 'STATE_FOREIGN';
      await this.#auditFailure(cause, undefined, undefined, caller);
      return { kind: 'REFUSED', notice: 'provider-refused', returnTo: '/', isLinking: false, cause: undefined };
    }
    let profile: OAuthProfile;
    try {
      profile = await oauth.finish(callback, begun);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      const notice = error.code === 'UNAVAILABLE' ? 'provider-unavailable' : 'provider-refused';
      return { ...(await this.#refused(begun, notice, caller)), cause: error };
    }
    return begun.linkTo === undefined
      ? this.#signIn(profile, begun, caller)
      : this.#link(profile, begun, begun.linkTo, caller);
  }

  /** The providers that sign in whoever asks, the first linked first. */
  linkedTo(identity: SessionIdentity): Promise<readonly OAuthAccount[]> {
    return this.#options.store.oauthAccounts.listOf(identity.userId);
  }

  /** @throws {AppError} NOT_FOUND where it is not linked; CONFLICT LAST_SIGN_IN_METHOD */
  async unlink(identity: SessionIdentity, provider: OAuthProvider, caller: Caller): Promise<User> {
    const { store, clock } = this.#options;
    return store.transaction(async (tables) => {
      const user = await lockActiveUser(tables, identity.userId, clock());
      const linked = await tables.oauthAccounts.listOf(user.id);
      if (!linked.some((account) => account.provider === provider)) {
        throw new AppError('NOT_FOUND', 'This provider is not linked.', { reason: 'PROVIDER' });
      }
      if (!user.hasPassword && linked.length === 1) {
        throw new AppError('CONFLICT', 'Nothing else signs you in: set a password first.', {
          reason: 'LAST_SIGN_IN_METHOD',
        });
      }
      await tables.oauthAccounts.remove(provider, user.id);
      const deed = { action: 'PROVIDER_UNLINKED', caller, userId: user.id, details: { provider } } as const;
      await tables.audit.append(auditEvent(this.#options, deed));
      return user;
    });
  }

  async #signIn(profile: OAuthProfile, begun: PendingSignIn, caller: Caller): Promise<ProviderOutcome> {
    const { store, sessions } = this.#options;
    const found = await this.#users.userFor(profile, caller);
    if ('notice' in found) return this.#refused(begun, found.notice, caller);
    const { user } = found;
    // The same as for a provider that does not vouch: who may not sign in learns nothing of why.
    if (!user.isActive) return this.#refused(begun, 'provider-refused', caller, user.id);
    const details = { method: begun.provider };
    const deed = { action: 'SIGNED_IN', caller, userId: user.id, details } as const;
    await store.audit.append(auditEvent(this.#options, deed));
    return { kind: 'SIGNED_IN', signIn: await sessions.open(user, caller), returnTo: begun.returnTo };
  }

  async #link(
    { provider, providerUserId }: OAuthProfile,
    begun: PendingSignIn,
    { userId, sessionId }: LinkingSession,
    caller: Caller,
  ): Promise<ProviderOutcome> {
    const { store, clock } = this.#options;
    const now = clock();
    const notice = await store.transaction(async (tables): Promise<ProviderNotice | undefined> => {
      // Locked, since a reset that ends the session may take the links away, and would not see this one.
      const user = await lockIfActive(tables, userId, now);
      const isSignedIn = user !== undefined && (await tables.grants.isPresent(sessionId, now));
      if (!isSignedIn) return 'session-ended';
      const known = await tables.oauthAccounts.find(provider, providerUserId);
      if (known?.userId === userId) return undefined;
      if (!(await tables.oauthAccounts.insert({ provider, providerUserId, userId, createdAt: now }))) {
        return 'provider-linked';
      }
      const deed = { action: 'PROVIDER_LINKED', caller, userId, details: { provider } } as const;
      await tables.audit.append(auditEvent(this.#options, deed));
      return undefined;
    });
    if (notice === undefined) return { kind: 'LINKED', returnTo: begun.returnTo };
    return this.#refused(begun, notice, caller, userId);
  }

  async #refused(
    { provider, returnTo, linkTo }: PendingSignIn,
    notice: ProviderNotice,
    caller: Caller,
    userId = linkTo?.userId,
  ): Promise<Extract<ProviderOutcome, { kind: 'REFUSED' }>> {
    const cause = notice.replaceAll('-', '_').toUpperCase();
    await this.#auditFailure(cause, provider, userId, caller);
    const isLinking = linkTo !== undefined && notice !== 'session-ended';
    return { kind: 'REFUSED', notice, returnTo, isLinking, cause: undefined };
  }

  async #auditFailure(
    cause: string,
    provider: OAuthProvider | undefined,
    userId: UserId | undefined,
    caller: Caller,
  ): Promise<void> {
    const details = { cause, ...(provider === undefined ? {} : { method: provider }) };
    const deed = { action: 'SIGN_IN_FAILED', caller, userId, actorId: undefined, details } as const;
    await this.#options.store.audit.append(auditEvent(this.#options, deed));
  }
}
