import type { Clock } from '../../shared/clock.js';
import { readAvatarUrl, readName, readUsername, refuseField } from './account-fields.js';
import type { AccountStore, UserChange } from './accounts.ports.js';
import type { Caller, Identity, SessionIdentity, User, UserId } from './accounts.types.js';
import { auditEvent } from './audit-event.js';
import { unauthenticated, usernameTaken } from './refusals.js';

/** What of a profile changes: what is absent stays, null is taken away. */
export interface ProfileInput {
  readonly username?: string | null | undefined;
  readonly name?: string | null | undefined;
  readonly avatarUrl?: string | null | undefined;
}

export interface ProfileServiceOptions {
  readonly store: AccountStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** What users say of themselves. */
export class ProfileService {
  readonly #options: ProfileServiceOptions;

  constructor(options: ProfileServiceOptions) {
    this.#options = options;
  }

  /** @returns the user whom an identity stands for; the owner where it is a key's */
  async userOf(identity: Identity): Promise<User | undefined> {
    return identity.kind === 'ANONYMOUS' ? undefined : this.#options.store.users.byId(identity.userId);
  }

  /** @returns what others see of users, their name or else their username; without those that are no more */
  async displayNames(ids: readonly UserId[]): Promise<ReadonlyMap<UserId, string>> {
    const { users } = this.#options.store;
    const found = await Promise.all([...new Set(ids)].map((id) => users.byId(id)));
    return new Map(found.flatMap((user) => (user === undefined ? [] : [[user.id, user.name ?? user.username]])));
  }

  /** @throws {AppError} BAD_USER_INPUT with the field; CONFLICT USERNAME_TAKEN */
  async update(identity: SessionIdentity, input: ProfileInput, caller: Caller): Promise<User> {
    const { store, clock } = this.#options;
    const change = readProfileChange(input);
    const outcome = await store.transaction(async ({ users, audit }) => {
      const updated = await users.update(identity.userId, change, clock());
      const fields = Object.keys(change);
      if (updated.kind === 'UPDATED' && fields.length > 0) {
        const deed = { action: 'PROFILE_CHANGED', caller, userId: identity.userId, details: { fields } } as const;
        await audit.append(auditEvent(this.#options, deed));
      }
      return updated;
    });
    if (outcome.kind === 'UPDATED') return outcome.user;
    if (outcome.kind === 'UNKNOWN') throw unauthenticated('TOKEN_REVOKED');
    throw usernameTaken();
  }
}

/** Names each field, so that whatever else an input brings changes nothing. */
function readProfileChange({ username, name, avatarUrl }: ProfileInput): UserChange {
  if (username === null) refuseField('username', 'A username can be changed, but not taken away.', ['INVALID']);
  return {
    ...(username === undefined ? {} : { username: readUsername(username) }),
    ...(name === undefined ? {} : { name: readName(name) ?? null }),
    ...(avatarUrl === undefined ? {} : { avatarUrl: readAvatarUrl(avatarUrl) ?? null }),
  };
}
