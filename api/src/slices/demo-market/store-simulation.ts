import type { IsoDate, ProductCode } from '@cushing/products';

import type { ImportColumns, ImportKind, ImportRecord, StoreImport } from '../market/index.js';
import type { DemoMarketOptions } from './demo-market-options.js';

/** What of a product is simulated. */
interface SimulatedWindow {
  readonly product: ProductCode;
  readonly from: IsoDate;
}

/**
 * Stores a simulation as one import, and tells that the products changed from the first date of any of them on.
 *
 * @param staged abandoned where anything fails
 */
export async function storeSimulation<Kind extends ImportKind>(
  { changes, clock }: DemoMarketOptions,
  windows: readonly SimulatedWindow[],
  kind: Kind,
  staged: StoreImport,
  simulation: AsyncIterable<ImportColumns[Kind]> | Iterable<ImportColumns[Kind]>,
): Promise<ImportRecord> {
  let record: ImportRecord;
  try {
    let read = 0;
    for await (const columns of simulation) {
      read += columns.length;
      await staged.stage(kind, columns);
    }
    record = await staged.commit({ read, rejected: 0 }, new Date(clock()).toISOString());
  } catch (error) {
    await staged.abandon();
    throw error;
  }
  changes.publish({
    importId: record.id,
    products: windows.map(({ product }) => product),
    spotSeries: [],
    from: windows.map(({ from }) => from).sort()[0] ?? null,
    to: null,
    at: record.committedAt,
  });
  return record;
}
