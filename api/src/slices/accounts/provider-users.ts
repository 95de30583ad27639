import type { Clock } from '../../shared/clock.js';
import { readAvatarUrl, readName } from './account-fields.js';
import type { AccountStore, AccountTables } from './accounts.ports.js';
import type { Caller, User, UserId } from './accounts.types.js';
import { auditEvent } from './audit-event.js';
import { normaliseEmail } from './normalise-email.js';
import type { ProviderNotice } from './provider-outcome.js';
import type { OAuthProfile } from './provider.ports.js';
import { usernameWishes } from './username-wishes.js';

/** Two sign-ins of one person at once may hinder each other once. */
const ATTEMPTS = 3;

export interface ProviderUsersOptions {
  readonly store: AccountStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

type Found = { readonly user: User } | { readonly notice: ProviderNotice };

/** Thrown to undo a transaction that another was faster than. */
class Overtaken extends Error {}

/** Finds the user whom a provider's profile stands for, links one, or makes one. */
export class ProviderUsers {
  readonly #options: ProviderUsersOptions;

  constructor(options: ProviderUsersOptions) {
    this.#options = options;
  }

  /** @returns the user to sign in, or why there is none */
  async userFor(profile: OAuthProfile, caller: Caller): Promise<Found> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return await this.#options.store.transaction((tables) => this.#findOrMake(tables, profile, caller));
      } catch (error) {
        if (!(error instanceof Overtaken)) throw error;
      }
    }
    return { notice: 'provider-unavailable' };
  }

  async #findOrMake(tables: AccountTables, profile: OAuthProfile, caller: Caller): Promise<Found> {
    const known = await tables.oauthAccounts.find(profile.provider, profile.providerUserId);
    if (known !== undefined) {
      const user = await tables.users.byId(known.userId);
      return user === undefined ? { notice: 'provider-refused' } : { user };
    }
    const email = normaliseEmail(profile.email ?? '');
    // Judged before anything is looked up: an address that is not proven must not tell whether it has an account here.
    if (email === undefined || !profile.isEmailVerified) return { notice: 'provider-email-unverified' };
    const owner = await tables.users.byEmail(email);
    if (owner === undefined) return { user: await this.#make(tables, profile, email, caller) };
    if (owner.emailVerifiedAt === undefined || !owner.isActive) return { notice: 'link-from-profile' };
    const linked = await tables.oauthAccounts.listOf(owner.id);
    if (linked.some(({ provider }) => provider === profile.provider)) return { notice: 'provider-linked' };
    await this.#link(tables, profile, owner.id, caller);
    return { user: owner };
  }

  async #make(tables: AccountTables, profile: OAuthProfile, email: string, caller: Caller): Promise<User> {
    const { clock, newId } = this.#options;
    const id = newId() as UserId;
    const now = clock();
    const name = orNothing(readName, profile.name);
    const rights = { role: 'VIEWER', tier: 'FREE', isDecoy: false, passwordHash: undefined } as const;
    const avatarUrl = orNothing(readAvatarUrl, profile.avatarUrl);
    const fields = { id, email, name, avatarUrl, emailVerifiedAt: now, createdAt: now, ...rights };
    for (const username of usernameWishes(name, email, newId)) {
      const { kind } = await tables.users.insert({ ...fields, username });
      if (kind === 'USERNAME_TAKEN') continue;
      const user = kind === 'INSERTED' ? await tables.users.byId(id) : undefined;
      if (user === undefined) break;
      const deed = { action: 'REGISTERED', caller, userId: id, details: { method: profile.provider } } as const;
      await tables.audit.append(auditEvent(this.#options, deed));
      await this.#link(tables, profile, id, caller);
      return user;
    }
    throw new Overtaken();
  }

  async #link(
    tables: AccountTables,
    { provider, providerUserId }: OAuthProfile,
    userId: UserId,
    caller: Caller,
  ): Promise<void> {
    const account = { provider, providerUserId, userId, createdAt: this.#options.clock() };
    if (!(await tables.oauthAccounts.insert(account))) throw new Overtaken();
    const deed = { action: 'PROVIDER_LINKED', caller, userId, details: { provider } } as const;
    await tables.audit.append(auditEvent(this.#options, deed));
  }
}

/** What a provider says is taken where it fits: nobody can correct it before there is an account. */
function orNothing(
  read: (text: string | undefined) => string | undefined,
  text: string | undefined,
): string | undefined {
  try {
    return read(text);
  } catch {
    return undefined;
  }
}
