import { LockMode, UniqueConstraintViolationException, raw } from '@mikro-orm/core';
import type { FilterQuery, QueryResult, RequiredEntityData } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';

import type { NewUser, Page, PageRequest, User, UserChange, UserId, UserStore } from '../../slices/accounts/index.js';
import { AppError } from '../../shared/errors.js';
import type { Access } from './access.js';
import { countUpTo } from './count-up-to.js';
import { decodeCursor } from './cursor.js';
import { UserEntity, toUser } from './entities/user.entity.js';
import { dateOrNull } from './instants.js';
import { pageOf } from './page.js';
import { isUuid } from './uuid.js';

/** Between an insert that found a taken name and the look at which it was, the name may have become free. */
const INSERT_ATTEMPTS = 3;

/** The table `users`. */
export class PostgresUserStore implements UserStore {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  insert(user: NewUser): ReturnType<UserStore['insert']> {
    return this.#access.run(async (manager) => {
      for (let attempt = 0; attempt < INSERT_ATTEMPTS; attempt++) {
        // A violation that is thrown would end the transaction that this may be part of.
        const query = manager.createQueryBuilder(UserEntity).insert(fromNewUser(user)).onConflict().ignore();
        const { affectedRows } = await query.execute<QueryResult>('run');
        if (affectedRows === 1) return { kind: 'INSERTED' };
        if ((await manager.count(UserEntity, hasUsername(user.username))) > 0) return { kind: 'USERNAME_TAKEN' };
        if ((await manager.count(UserEntity, { email: user.email, isDecoy: false })) > 0) {
          return { kind: 'EMAIL_TAKEN' };
        }
      }
      throw new AppError('UNAVAILABLE', 'The user could not be stored. Try again.');
    });
  }

  byId(id: UserId): Promise<User | undefined> {
    return this.#find(isUuid(id) ? { id } : undefined);
  }

  byEmail(email: string): Promise<User | undefined> {
    return this.#find({ email, isDecoy: false });
  }

  async #find(where: FilterQuery<UserEntity> | undefined): Promise<User | undefined> {
    if (where === undefined) return undefined;
    const row = await this.#access.run((manager) => manager.findOne(UserEntity, where));
    return row === null ? undefined : toUser(row);
  }

  async passwordHash(id: UserId): Promise<string | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await this.#access.run((manager) => manager.findOne(UserEntity, { id }, { fields: ['passwordHash'] }));
    return row?.passwordHash ?? undefined;
  }

  async setPasswordHash(id: UserId, passwordHash: string, at: number): Promise<void> {
    const change = { passwordHash, updatedAt: new Date(at) };
    await this.#access.run((manager) => manager.nativeUpdate(UserEntity, { id }, change));
  }

  async update(id: UserId, change: UserChange, at: number): ReturnType<UserStore['update']> {
    if (!isUuid(id)) return { kind: 'UNKNOWN' };
    return this.#access.run(async (manager) => {
      try {
        return await manager.transactional(async (transaction) => {
          const row = await transaction.findOne(UserEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
          if (row === null) return { kind: 'UNKNOWN' };
          apply(row, change, new Date(at));
          await transaction.flush();
          return { kind: 'UPDATED', user: toUser(row) };
        });
      } catch (error) {
        // Only the username has to be unique among what can be changed.
        if (error instanceof UniqueConstraintViolationException) return { kind: 'USERNAME_TAKEN' };
        throw error;
      }
    });
  }

  async list(page: PageRequest, search: string | undefined): Promise<Page<User>> {
    const after = page.after === undefined ? undefined : decodeCursor(page.after, isEmailPosition)[0];
    const filter: FilterQuery<UserEntity> =
      search === undefined || search === '' ? { isDecoy: false } : { $and: [{ isDecoy: false }, matches(search)] };
    return this.#access.run(async (manager) => {
      const total = await countUpTo(manager, UserEntity, filter);
      const rows = await manager.find(
        UserEntity,
        after === undefined ? filter : { $and: [filter, { email: { $gt: after } }] },
        { orderBy: { email: 'asc' }, limit: page.first + 1 },
      );
      return pageOf(rows, page.first, total, toUser, ({ email }) => [email]);
    });
  }

  activeAdmins(): Promise<number> {
    return this.#access.run(async (manager) => {
      // In the order of their ids, so that two transactions never wait for each other.
      const rows = await execute(
        manager,
        `select id from users where role = 'ADMIN' and is_active and not is_decoy order by id for no key update`,
      );
      return rows.length;
    });
  }

  count(): Promise<number> {
    return this.#access.run((manager) => manager.count(UserEntity, { isDecoy: false }));
  }

  async tokensValidFromSince(since: number): ReturnType<UserStore['tokensValidFromSince']> {
    const rows = await this.#access.run((manager) =>
      manager.find(
        UserEntity,
        { tokensValidFrom: { $gte: new Date(since) } },
        { fields: ['id', 'tokensValidFrom'], orderBy: { tokensValidFrom: 'asc', id: 'asc' } },
      ),
    );
    return rows.flatMap((row) =>
      row.tokensValidFrom === null ? [] : [{ userId: row.id as UserId, validFrom: row.tokensValidFrom.getTime() }],
    );
  }
}

function execute(manager: SqlEntityManager, sql: string): Promise<readonly unknown[]> {
  return manager.execute<unknown[]>(sql, [], 'all');
}

function fromNewUser(user: NewUser): RequiredEntityData<UserEntity> {
  const createdAt = new Date(user.createdAt);
  return {
    id: user.id,
    email: user.email,
    username: user.username,
    name: user.name ?? null,
    avatarUrl: user.avatarUrl ?? null,
    passwordHash: user.passwordHash ?? null,
    emailVerifiedAt: dateOrNull(user.emailVerifiedAt),
    role: user.role,
    tier: user.tier,
    isActive: true,
    isDecoy: user.isDecoy,
    tokensValidFrom: null,
    createdAt,
    updatedAt: createdAt,
  };
}

function apply(row: UserEntity, change: UserChange, at: Date): void {
  const role = change.role ?? row.role;
  const tier = change.tier ?? row.tier;
  const isActive = change.isActive ?? row.isActive;
  if (role !== row.role || tier !== row.tier || isActive !== row.isActive) row.tokensValidFrom = at;
  row.role = role;
  row.tier = tier;
  row.isActive = isActive;
  row.username = change.username ?? row.username;
  if (change.name !== undefined) row.name = change.name;
  if (change.avatarUrl !== undefined) row.avatarUrl = change.avatarUrl;
  if (change.emailVerifiedAt !== undefined) row.emailVerifiedAt = new Date(change.emailVerifiedAt);
  row.updatedAt = at;
}

function hasUsername(username: string): FilterQuery<UserEntity> {
  return { [raw('lower(username)')]: raw('lower(?)', [username]) };
}

function matches(search: string): FilterQuery<UserEntity> {
  const pattern = `%${search.replace(/[%_\\]/gu, String.raw`\$&`)}%`;
  return { $or: [{ email: { $ilike: pattern } }, { username: { $ilike: pattern } }, { name: { $ilike: pattern } }] };
}

function isEmailPosition(values: readonly unknown[]): values is readonly [email: string] {
  return values.length === 1 && typeof values[0] === 'string';
}
