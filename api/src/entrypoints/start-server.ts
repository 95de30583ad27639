/** Puts the parts of the server together, starts them, and ends them in the reverse order. */
import { randomUUID } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';

import type { Logger as PinoLogger } from 'pino';

import { ComputationThreads } from '../adapters/computation/index.js';
import { DuckMarketStore } from '../adapters/duckdb/index.js';
import { ImportHandoverServer } from '../adapters/handover/index.js';
import { MemoryMarketChanges } from '../adapters/memory/index.js';
import { ConfigurationError } from '../config/config.js';
import type { Config } from '../config/config.js';
import {
  CompiledOperations,
  LiveHub,
  SharedAnswers,
  SocketIdentities,
  buildSchema,
  createApolloServer,
  createSocketProtocol,
} from '../graphql/index.js';
import { Lifecycle, createHttpServer, frameSocketOf, localAddress, socketCallerOf } from '../http/index.js';
import type { HttpServer } from '../http/index.js';
import { makeAdministrator } from '../slices/accounts/index.js';
import type { NewAdministrator } from '../slices/accounts/index.js';
import { AnalogsService, CurveModels, ShapeEmbedding } from '../slices/analogs/index.js';
import { DemoSettlements, optionHistoryOf, seedDemoMarket } from '../slices/demo-market/index.js';
import { adoptImports } from '../slices/imports/index.js';
import { MarketService } from '../slices/market/index.js';
import { CalculatorService, OptionsService, OptionsWarmUp } from '../slices/options/index.js';
import { VolatilityService } from '../slices/volatility/index.js';
import { importsDirectory } from './imports-directory.js';
import { listenError } from './listen-error.js';
import { openAlerts } from './open-alerts.js';
import { openImports } from './open-imports.js';
import { openReports } from './open-reports.js';
import { openSchedules } from './open-schedules.js';
import { preload } from './preload.js';
import { openLive } from './open-live.js';
import { openAccounts } from './open-accounts.js';
import type { OpenAccounts } from './open-accounts.js';

/** Not an address that mails go to. */
const ADMINISTRATOR = 'admin@cushing.local';

export interface ServerOptions {
  readonly config: Config;
  readonly logger: PinoLogger;
  /** Absolute path of the built client; undefined serves the API alone. */
  readonly clientDirectory: string | undefined;
}

export interface RunningServer {
  /** As in `http://localhost:4000`. */
  readonly address: string;
  /** Made by this start, because the embedded database was empty; to be told once. */
  readonly administrator: NewAdministrator | undefined;
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
 * @throws {ConfigurationError} for an address that is not this machine's to listen on
 * @throws {AppError} CONFLICT when the port is taken
 */
async function listen(server: HttpServer, { host, port }: Pick<Config, 'host' | 'port'>): Promise<string> {
  try {
    return await server.listen(host, port);
  } catch (error) {
    throw listenError(error);
  }
}

/** The embedded database is one person's own: who starts it for the first time is its administrator. */
async function firstAdministrator(
  { store, hasher }: OpenAccounts,
  { database, access }: Config,
): Promise<NewAdministrator | undefined> {
  if (database.engine !== 'PGLITE' || access.isProduction || access.isTestMode) return undefined;
  if ((await store.users.count()) > 0) return undefined;
  return makeAdministrator({ store, hasher, clock: Date.now, newId: randomUUID }, ADMINISTRATOR);
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
    const stagingDirectory = importsDirectory(config.dataDirectory);
    const store = await DuckMarketStore.open({ path: config.marketFile, stagingDirectory });
    closing.push(() => store.close());

    const publicAddress = config.publicUrl ?? localAddress(config.host, config.port);
    const open = await openAccounts({ config, logger, clock: Date.now, publicAddress });
    closing.push(() => open.close());
    const administrator = await firstAdministrator(open, config);

    const changes = new MemoryMarketChanges();
    const market = new MarketService({ store, changes });
    const computation = new ComputationThreads();
    closing.push(() => computation.close());
    const { flatRate } = config;
    const options = new OptionsService({ store: store.options, futures: store, computation, flatRate, changes });
    const volatility = new VolatilityService({ options, market });
    const calculator = new CalculatorService({ options, futures: store, computation, flatRate });
    const { accounts, limits } = open;
    const clock = Date.now;
    const { seed, optionDates } = config.demoMarket;
    const demoMarket = {
      ...{ store, optionStore: store.options, changes, clock, seed, newId: randomUUID, logger },
      ...{ rate: flatRate, optionHistory: optionHistoryOf(optionDates) },
    };
    const live = await openLive({
      ...{ config: config.live, seed, barStore: store.bars, settlements: new DemoSettlements(demoMarket) },
      ...{ market, options, changes, computation, ...open.shared, logger, clock },
    });
    closing.push(() => live.close());
    const { alertStore, watchListStore, shared } = open;
    const { bus } = shared;
    const models = new CurveModels({ store: store.shapes, logger });
    const shapes = new ShapeEmbedding({ settlements: store, shapes: store.shapes, models });
    await adoptImports({ market: store, store: open.importStore, clock, logger });
    const { pathImports, ...opened } = await openImports({
      ...{ config, store: open.importStore, jobs: open.jobs, progress: shared.importProgress, bus, clock, logger },
      ...{ reads: config.imports.areReadHere, market: { store, changes, shapes } },
    });
    closing.push(() => {
      opened.close();
      return Promise.resolve();
    });
    const watching = openAlerts({ alertStore, watchListStore, market, options, ...live, bus, clock, logger });
    closing.push(() => watching.close());
    const schedules = await openSchedules({
      ...{ config, jobs: open.jobs, importStore: open.importStore, imports: opened.imports },
      ...{ store, shapes, lease: shared.lease, clock, logger },
    });
    closing.push(() => schedules.close());
    const { dataDirectory } = config;
    const { begin: beginReports, ...reporting } = await openReports({
      ...{ dataDirectory, publicAddress, open, store, changes, market, options, volatility },
      ...{ bars: live.bars, alerts: watching.alerts, clock, logger },
    });
    const services = {
      market,
      options,
      volatility,
      analogs: new AnalogsService({ market, shapes: store.shapes }),
      calculator,
      changes,
      imports: opened.imports,
      columnMappings: opened.columnMappings,
      jobs: open.jobs,
      ...reporting,
      ...live,
      ...watching,
      accounts,
      limits,
      clock,
    };
    const schema = buildSchema();
    const operations = new CompiledOperations(schema);
    const answers = new SharedAnswers();
    changes.listen(() => {
      answers.forget();
    });
    const isIntrospectable = !config.access.isProduction;
    const apollo = createApolloServer({ schema, operations, answers, logger, isIntrospectable });
    await apollo.start();
    closing.push(() => apollo.stop());

    const lifecycle = new Lifecycle();
    const isReady = (): boolean => lifecycle.state === 'READY';
    const identify = accounts.identity.identify.bind(accounts.identity);
    const identities = new SocketIdentities({ identify, clock, socketsAUser: config.sockets.perUser });
    const hub = new LiveHub({ slowForMs: config.slowClientMs });
    closing.push(() => {
      hub.close();
      return Promise.resolve();
    });
    live.intake.onGap(() => {
      hub.restart();
    });
    const { trustedProxies } = config;
    const server = await createHttpServer({
      apollo,
      services,
      intake: live.intake,
      socketProtocol: createSocketProtocol({
        ...{ schema, operations, services, logger, identities, hub, isIntrospectable, isReady },
        framesOf: frameSocketOf,
        callerOf: (request) => socketCallerOf(request, trustedProxies),
      }),
      lifecycle,
      dependencies: [{ name: 'marketStore', check: () => store.ping() }, ...open.dependencies],
      feed: () => live.feedStatus(),
      logger,
      clientDirectory,
      publicKeys: open.publicKeys,
      publicAddress,
      corsOrigins: config.corsOrigins,
      trustedProxies,
      socketsAnAddress: config.sockets.perAddress,
      importMaxBytes: config.imports.maxBytes,
    });
    closing.push(() => server.close());
    const address = await listen(server, config);

    if (config.demoMarket.enabled) await seedDemoMarket(demoMarket);
    await preload({ models, options, rates: store.options, clock, logger });
    const handover = await ImportHandoverServer.listen({
      dataDirectory: config.dataDirectory,
      imports: pathImports,
      logger,
    });
    closing.push(() => handover.close());

    const warmUp = new OptionsWarmUp({ options, changes, logger });
    closing.push(() => warmUp.close());

    // Ended first: its jobs work with everything else.
    closing.push(() => open.jobs.close());
    await open.jobs.start();
    await schedules.begin();
    await beginReports();
    await watching.startJudging();
    live.startFeed();
    lifecycle.ready();
    return { address, administrator, close };
  } catch (error) {
    await close();
    throw error;
  }
}
