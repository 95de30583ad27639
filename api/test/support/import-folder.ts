/** A folder of its own for tests of the importer: files to import, a market store, and a look at everything in it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DuckDBInstance } from '@duckdb/node-api';

import { DuckMarketStore } from '../../src/adapters/duckdb/index.js';
import type { FuturesSettlement, ImportRecord, MarketStore, SpotPrice } from '../../src/slices/market/index.js';
import { importFile } from './import-file.js';

/** Everything that a store shows of imported data. */
export interface StoredMarket {
  readonly settlements: readonly FuturesSettlement[];
  readonly spot: Readonly<Record<string, readonly SpotPrice[]>>;
  readonly imports: readonly ImportRecord[];
}

const EVERYTHING = { limit: 1_000_000 };
const LAST_NEARBY = 200;

/**
 * @returns all that was imported, settlements by product, date and month
 * @throws {Error} where the store shows fewer settlements by nearby than it counts
 */
export async function readMarket(store: MarketStore): Promise<StoredMarket> {
  const products: (readonly FuturesSettlement[])[] = [];
  for (const { product, source, settlements: count } of await store.coverage()) {
    if (source !== 'IMPORTED') continue;
    const nearbys: (readonly FuturesSettlement[])[] = [];
    let shown = 0;
    for (let nearby = 1; nearby <= LAST_NEARBY && shown < count; nearby += 1) {
      const history = await store.nearbyHistory(product, source, nearby, EVERYTHING);
      nearbys.push(history);
      shown += history.length;
    }
    if (shown !== count) throw new Error(`${product}: ${shown} of ${count} settlements are shown`);
    products.push(nearbys.flat());
  }
  const settlements = products
    .flat()
    .sort((a, b) => compare(a.product, b.product) || compare(a.tradeDate, b.tradeDate) || compare(a.month, b.month));
  const spot: Record<string, readonly SpotPrice[]> = {};
  for (const { series } of await store.spotSeries()) spot[series] = await store.spotHistory(series, EVERYTHING);
  return { settlements, spot, imports: await store.imports(EVERYTHING.limit) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** @returns as in `CLK20 2020-04-20 -37.63`, in the order of the store */
export function brief({ settlements }: StoredMarket): readonly string[] {
  return settlements.map(({ symbol, tradeDate, settle }) => `${symbol} ${tradeDate} ${settle}`);
}

/** Files and a store that live as long as a test. */
export class ImportFolder {
  readonly path: string;
  readonly marketFile: string;

  private constructor(path: string) {
    this.path = path;
    this.marketFile = join(path, 'market.duckdb');
  }

  static async make(): Promise<ImportFolder> {
    return new ImportFolder(await mkdtemp(join(tmpdir(), 'cushing-import-')));
  }

  /** @returns the absolute path of a file of that content */
  async write(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(this.path, name);
    await writeFile(path, content);
    return path;
  }

  /**
   * @param selection what DuckDB selects into the file
   * @returns the absolute path of a Parquet file
   */
  async writeParquet(name: string, selection: string): Promise<string> {
    const path = join(this.path, name);
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(`COPY (${selection}) TO '${path}' (FORMAT parquet)`);
    connection.closeSync();
    instance.closeSync();
    return path;
  }

  /** Runs the import command on a file. */
  async import(path: string, ...options: readonly string[]): ReturnType<typeof importFile> {
    return importFile(this.marketFile, path, options);
  }

  /** Writes a file of that content and runs the import command on it. */
  async importText(content: string, ...options: readonly string[]): ReturnType<typeof importFile> {
    return this.import(await this.write('file.csv', content), ...options);
  }

  async stored(): Promise<StoredMarket> {
    const store = await DuckMarketStore.open({ path: this.marketFile });
    try {
      return await readMarket(store);
    } finally {
      await store.close();
    }
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}
