/** Puts the parts of the server together, starts them, and ends them in the reverse order. */
import { randomUUID } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';

import type { Logger as PinoLogger } from 'pino';

import { DuckMarketStore, DuckParquetReader } from '../adapters/duckdb/index.js';
import { ImportHandoverServer } from '../adapters/handover/index.js';
import { LocalFiles } from '../adapters/local-files/local-files.js';
import { MemoryMarketChanges } from '../adapters/memory/market-changes.js';
import { ConfigurationError } from '../config/config.js';
import type { Config } from '../config/config.js';
import {
  CompiledOperations,
  SharedAnswers,
  buildSchema,
  createApolloServer,
  createSocketProtocol,
} from '../graphql/index.js';
import { Lifecycle, createHttpServer } from '../http/index.js';
import { seedDemoMarket } from '../slices/demo-market/index.js';
import { ImportService } from '../slices/ingestion/index.js';
import { MarketService } from '../slices/market/index.js';

export interface ServerOptions {
  readonly config: Config;
  readonly logger: PinoLogger;
  /** Absolute path of the built client; undefined serves the API alone. */
  readonly clientDirectory: string | undefined;
}

export interface RunningServer {
  /** As in `http://localhost:4000`. */
  readonly address: string;
  /** Finishes what is under way, at most ten seconds of it, and closes everything. */
  close(): Promise<void>;
}

/** @throws {ConfigurationError} for a folder that cannot be made or written to */
async function makeDataDirectory(path: string): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    await access(path, constants.W_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const expected = 'a folder that can be made and written to';
    throw new ConfigurationError([{ variable: 'DATA_DIR', expected, found: `${JSON.stringify(path)} (${reason})` }]);
  }
}

/**
 * Starts everything; what was started is closed again when a later part fails. The health routes answer from the
 * moment the port is open, everything else once the store has its market.
 */
export async function startServer({ config, logger, clientDirectory }: ServerOptions): Promise<RunningServer> {
  const closing: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    await makeDataDirectory(config.dataDirectory);
    const store = await DuckMarketStore.open({ path: config.marketFile });
    closing.push(() => store.close());

    const changes = new MemoryMarketChanges();
    const market = new MarketService({ store, changes });
    const services = { market, changes };
    const schema = buildSchema();
    const operations = new CompiledOperations(schema);
    const answers = new SharedAnswers();
    changes.listen(() => {
      answers.forget();
    });
    const apollo = createApolloServer({ schema, operations, answers, logger });
    await apollo.start();
    closing.push(() => apollo.stop());

    const lifecycle = new Lifecycle();
    const isReady = (): boolean => lifecycle.state === 'READY';
    const server = await createHttpServer({
      apollo,
      services,
      socketProtocol: createSocketProtocol({ schema, operations, services, logger, isReady }),
      lifecycle,
      dependencies: [{ name: 'marketStore', check: () => store.ping() }],
      logger,
      clientDirectory,
    });
    closing.push(() => server.close());
    const address = await server.listen(config.host, config.port);

    if (config.demoMarket.enabled) {
      const { seed } = config.demoMarket;
      await seedDemoMarket({ store, changes, clock: Date.now, seed, newId: randomUUID, logger });
    }
    const imports = new ImportService({
      store,
      files: new LocalFiles(),
      parquet: new DuckParquetReader(),
      changes,
      clock: Date.now,
      newId: randomUUID,
    });
    const handover = await ImportHandoverServer.listen({ dataDirectory: config.dataDirectory, imports, logger });
    closing.push(() => handover.close());

    lifecycle.ready();
    return { address, close };
  } catch (error) {
    await close();
    throw error;
  }
}
