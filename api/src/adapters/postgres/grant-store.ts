import type { SqlEntityManager } from '@mikro-orm/postgresql';

import type { GrantStore, RefreshGrant, RevocationReason, SessionId, UserId } from '../../slices/accounts/index.js';
import type { Access } from './access.js';
import { RefreshGrantEntity, fromRefreshGrant, toRefreshGrant } from './entities/refresh-grant.entity.js';
import { lockUser } from './lock-user.js';
import { removeInBatches } from './remove-in-batches.js';
import { isUuid } from './uuid.js';

const MOST_SESSIONS = 200;
const KEPT_ROTATED = 1_500;
const TABLE = { name: 'sessions', key: 'id' };

/**
 * The table `sessions`. What rotates or revokes locks the user first: a revocation would not see the successor that a
 * rotation is just about to store.
 */
export class PostgresGrantStore implements GrantStore {
  readonly #access: Access;

  constructor(access: Access) {
    this.#access = access;
  }

  async insert(grant: RefreshGrant): Promise<void> {
    await this.#access.run((manager) => manager.insert(RefreshGrantEntity, fromRefreshGrant(grant)));
  }

  async byTokenHash(tokenHash: string): Promise<RefreshGrant | undefined> {
    const row = await this.#access.run((manager) =>
      manager.findOne(RefreshGrantEntity, { refreshTokenHash: tokenHash }),
    );
    return row === null ? undefined : toRefreshGrant(row);
  }

  rotate(id: string, successor: RefreshGrant, at: number): Promise<boolean> {
    return this.#access.atomically(async (manager) => {
      await lockUser(manager, successor.userId);
      const change = { revokedAt: new Date(at), reason: 'ROTATED' as const };
      const revoked = await manager.nativeUpdate(RefreshGrantEntity, { id, revokedAt: null }, change);
      if (revoked === 0) return false;
      await manager.insert(RefreshGrantEntity, fromRefreshGrant(successor));
      return true;
    });
  }

  async presentOf(userId: UserId, now: number, skip = 0): Promise<readonly RefreshGrant[]> {
    if (!isUuid(userId)) return [];
    const rows = await this.#access.run((manager) =>
      manager.find(
        RefreshGrantEntity,
        { userId, revokedAt: null, expiresAt: { $gt: new Date(now) } },
        { orderBy: { lastUsedAt: 'desc', id: 'desc' }, limit: MOST_SESSIONS, offset: skip },
      ),
    );
    return rows.map(toRefreshGrant);
  }

  async isPresent(sessionId: SessionId, now: number): Promise<boolean> {
    if (!isUuid(sessionId)) return false;
    const where = { family: sessionId, revokedAt: null, expiresAt: { $gt: new Date(now) } };
    return (await this.#access.run((manager) => manager.count(RefreshGrantEntity, where))) > 0;
  }

  async revokeSession(sessionId: SessionId, reason: RevocationReason, at: number): Promise<boolean> {
    if (!isUuid(sessionId)) return false;
    return this.#access.atomically(async (manager) => {
      const row = await manager.findOne(RefreshGrantEntity, { family: sessionId }, { fields: ['userId'] });
      if (row === null) return false;
      await lockUser(manager, row.userId);
      return (await revoke(manager, 'family = ?', [sessionId], reason, at)).length > 0;
    });
  }

  async revokeAllOf(
    userId: UserId,
    reason: RevocationReason,
    at: number,
    except?: SessionId,
  ): Promise<readonly SessionId[]> {
    if (!isUuid(userId)) return [];
    return this.#access.atomically(async (manager) => {
      await lockUser(manager, userId);
      return except === undefined || !isUuid(except)
        ? revoke(manager, 'user_id = ?', [userId], reason, at)
        : revoke(manager, 'user_id = ? and family <> ?', [userId, except], reason, at);
    });
  }

  async revokedSince(since: number): Promise<readonly SessionId[]> {
    const rows = await this.#access.run((manager) =>
      manager.execute<{ family: SessionId }[]>(
        `select distinct family from sessions where revoked_at >= ? and reason <> 'ROTATED' order by family`,
        [new Date(since)],
      ),
    );
    return rows.map(({ family }) => family);
  }

  removeExpired(before: number): Promise<number> {
    return removeInBatches(this.#access, TABLE, 'expires_at < ?', [new Date(before)]);
  }

  async removeRotated(before: number): Promise<number> {
    const excess = await this.#access.run((manager) =>
      manager.execute<{ family: SessionId }[]>(
        `select family from sessions where reason = 'ROTATED' group by family having count(*) > ${KEPT_ROTATED}`,
      ),
    );
    let removed = 0;
    for (const { family } of excess) removed += await this.#removeRotatedOf(family, before);
    return removed;
  }

  async #removeRotatedOf(family: SessionId, before: number): Promise<number> {
    const kept = await this.#access.run((manager) =>
      manager.find(
        RefreshGrantEntity,
        { family, reason: 'ROTATED' },
        { orderBy: { revokedAt: 'desc' }, offset: KEPT_ROTATED - 1, limit: 1, fields: ['revokedAt'] },
      ),
    );
    const keptFrom = kept[0]?.revokedAt?.getTime() ?? 0;
    const condition = `family = ? and reason = 'ROTATED' and revoked_at < ?`;
    return removeInBatches(this.#access, TABLE, condition, [family, new Date(Math.min(before, keptFrom))]);
  }
}

/** @returns the sessions that ended by it; those that had expired did not */
async function revoke(
  manager: SqlEntityManager,
  condition: string,
  values: readonly string[],
  reason: RevocationReason,
  at: number,
): Promise<readonly SessionId[]> {
  const rows = await manager.execute<{ family: SessionId; expires_at: Date | string }[]>(
    `update sessions set revoked_at = ?, reason = ? where ${condition} and revoked_at is null returning family, expires_at`,
    [new Date(at), reason, ...values],
  );
  return rows.filter(({ expires_at: expiresAt }) => new Date(expiresAt).getTime() > at).map(({ family }) => family);
}
