import type { SqlEntityManager } from '@mikro-orm/postgresql';

/**
 * Keeps others that do the same with this user waiting until the transaction ends: of two changes to what a user has,
 * the second has to see what the first stored.
 */
export async function lockUser(manager: SqlEntityManager, userId: string): Promise<void> {
  await manager.execute('select id from users where id = ? for no key update', [userId]);
}
