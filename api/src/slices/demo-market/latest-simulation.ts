import type { MarketStore } from '../market/index.js';

/** Imports looked through for the simulation that a store holds. */
const IMPORTS_LOOKED_THROUGH = 1_000;

/** @returns whether the latest simulation of that format in the store is the one that would be continued */
export async function isContinuing(store: MarketStore, format: string, origin: string): Promise<boolean> {
  const imports = await store.imports(IMPORTS_LOOKED_THROUGH);
  const latest = imports.find((record) => record.source === 'SIMULATED' && record.format === format);
  return latest?.origin === origin;
}
