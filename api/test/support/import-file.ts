import { DuckMarketStore } from '../../src/adapters/duckdb/index.js';
import { MemoryMarketChanges } from '../../src/adapters/memory/market-changes.js';
import { ImportService } from '../../src/slices/ingestion/index.js';

/** Imports a file into a market store that no server has open. */
export async function importFile(marketFile: string, path: string): Promise<void> {
  const store = await DuckMarketStore.open({ path: marketFile });
  const imports = new ImportService({
    store,
    changes: new MemoryMarketChanges(),
    clock: Date.now,
    newId: () => `import-${Date.now()}`,
  });
  await imports.importFile({ path, dryRun: false, skipBadRows: false });
  await store.close();
}
