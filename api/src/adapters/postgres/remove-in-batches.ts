import { setImmediate } from 'node:timers/promises';

import type { Access } from './access.js';

/** The embedded engine works on the thread that answers requests: so many rows at once are not felt there. */
const BATCH_SIZE = 1_000;

/**
 * Removes rows a thousand at a time, so that others have their turn in between.
 *
 * @param condition SQL, with a `?` for each of the values
 * @returns how many were removed
 */
export async function removeInBatches(
  access: Access,
  table: { readonly name: string; readonly key: string },
  condition: string,
  values: readonly unknown[],
): Promise<number> {
  const { name, key } = table;
  const statement = `delete from ${name} where ${key} in (select ${key} from ${name} where ${condition} limit ${BATCH_SIZE}) returning 1`;
  for (let removed = 0; ;) {
    const rows = await access.run((manager) => manager.execute<unknown[]>(statement, [...values]));
    removed += rows.length;
    if (rows.length < BATCH_SIZE) return removed;
    await setImmediate();
  }
}
