/** The server: puts the parts together, starts them, and ends them in the reverse order. */
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { pino } from 'pino';

import { DuckMarketStore } from '../adapters/duckdb/index.js';
import { ImportHandoverServer } from '../adapters/handover/index.js';
import { MemoryMarketChanges } from '../adapters/memory/market-changes.js';
import type { Config } from '../config/config.js';
import { readConfig } from '../config/read-environment.js';
import { CompiledOperations, buildSchema, createApolloServer, createSocketProtocol } from '../graphql/index.js';
import { Lifecycle, createHttpServer } from '../http/index.js';
import { seedDemoMarket } from '../slices/demo-market/index.js';
import { ImportService } from '../slices/ingestion/index.js';
import { MarketService } from '../slices/market/index.js';
import { exitWith } from './exit.js';

const CLIENT_DIRECTORY = fileURLToPath(new URL('../../../client/dist', import.meta.url));

try {
  await start(readConfig());
} catch (error) {
  exitWith(error);
}

async function start(config: Config): Promise<void> {
  const startedAt = performance.now();
  const logger = pino({ level: config.logLevel });
  const closing: (() => Promise<void>)[] = [];
  endOnSignals(closing, logger);

  await mkdir(config.dataDirectory, { recursive: true, mode: 0o700 });
  const store = await DuckMarketStore.open({ path: config.marketFile });
  closing.push(() => store.close());

  const changes = new MemoryMarketChanges();
  const market = new MarketService({ store, changes });
  const services = { market, changes };
  const schema = buildSchema();
  const operations = new CompiledOperations(schema);
  const apollo = createApolloServer({ schema, operations, logger });
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
    clientDirectory: CLIENT_DIRECTORY,
  });
  closing.push(() => server.close());
  const address = await server.listen(config.host, config.port);

  if (config.demoMarket.enabled) {
    const { seed } = config.demoMarket;
    await seedDemoMarket({ store, changes, clock: Date.now, seed, newId: randomUUID, logger });
  }
  const imports = new ImportService({ store, changes, clock: Date.now, newId: randomUUID });
  const handover = await ImportHandoverServer.listen({ dataDirectory: config.dataDirectory, imports, logger });
  closing.push(() => handover.close());

  lifecycle.ready();
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  logger.info({ address, dataDirectory: config.dataDirectory, seconds: Number(seconds) }, 'ready');
  console.log(greeting(address, seconds));
}

function greeting(address: string, seconds: string): string {
  return [
    '',
    `  Cushing is ready after ${seconds} s.`,
    '',
    `  Dashboard   ${address}`,
    `  Explorer    ${address}/explorer`,
    `  GraphQL     ${address}/graphql`,
    '',
    '  Import settlements with: npm run import -- FILE',
    '  End with Ctrl-C.',
    '',
  ].join('\n');
}

/** One signal ends everything in the reverse order of its start; further ones change nothing. */
function endOnSignals(closing: (() => Promise<void>)[], logger: pino.Logger): void {
  let isEnding = false;
  const end = async (signal: string): Promise<void> => {
    if (isEnding) return;
    isEnding = true;
    logger.info({ signal }, 'draining');
    for (const close of closing.reverse()) await close();
    logger.info('closed');
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      end(signal).then(() => process.exit(0), exitWith);
    });
  }
}
