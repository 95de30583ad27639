/** Puts the parts of imports together: folders, the thread that reads, jobs, and who commits. */
import { extname } from 'node:path';

import type { DuckMarketStore } from '../adapters/duckdb/index.js';
import { DuckStagedPartReader } from '../adapters/duckdb/index.js';
import { LocalFiles } from '../adapters/local-files/local-files.js';
import { LocalOutcomeFiles } from '../adapters/local-files/local-outcome-files.js';
import { UploadFolder } from '../adapters/local-files/upload-folder.js';
import { ReaderThread } from '../adapters/reader-thread/index.js';
import type { Config } from '../config/config.js';
import type { Bus } from '../shared/bus.js';
import type { Clock } from '../shared/clock.js';
import type { Logger } from '../shared/logger.js';
import { timeOrderedIds } from '../shared/time-ordered-id.js';
import type { ShapeEmbedding } from '../slices/analogs/index.js';
import {
  COMMIT_IMPORT,
  ColumnMappingsService,
  ImportPipeline,
  ImportPreviews,
  ImportsService,
  PathImports,
  ProgressNews,
  READ_IMPORT,
  ROLL_BACK_IMPORT,
} from '../slices/imports/index.js';
import type { ImportStore, ProgressStore } from '../slices/imports/index.js';
import { ImportService } from '../slices/ingestion/index.js';
import type { JobQueue } from '../slices/jobs/index.js';
import type { MarketChanges } from '../slices/market/index.js';
import { importsDirectory } from './imports-directory.js';

/** The thread's module lies beside this file, in the same language: `.js` in the build, `.ts` in the sources. */
const READER_THREAD = new URL(`./import-reader-thread${extname(import.meta.url)}`, import.meta.url);

export interface OpenImportsOptions {
  readonly config: Pick<Config, 'dataDirectory' | 'imports' | 'flatRate'>;
  readonly store: ImportStore;
  readonly jobs: JobQueue;
  readonly progress: ProgressStore;
  /** Whether this process reads files. */
  readonly reads: boolean;
  /** Of the process that owns the market store; without it files are read, and left to that process to commit. */
  readonly market?:
    { readonly store: DuckMarketStore; readonly changes: MarketChanges; readonly shapes: ShapeEmbedding } | undefined;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface OpenImports {
  readonly imports: ImportsService;
  readonly columnMappings: ColumnMappingsService;
  readonly pathImports: PathImports;
  close(): void;
}

/** Makes the parts, and takes on the jobs that this process can do from the queue's start on. */
export async function openImports(options: OpenImportsOptions): Promise<OpenImports> {
  const { config, store, jobs, progress, market, bus, clock, logger } = options;
  const folders = new UploadFolder(importsDirectory(config.dataDirectory));
  const news = new ProgressNews(bus);
  const outcomes = new LocalOutcomeFiles(folders);
  const pipeline = new ImportPipeline({
    store,
    reader: new ReaderThread({ module: READER_THREAD, clock }),
    market:
      market === undefined
        ? undefined
        : { imports: marketImports(market, config.flatRate, clock), shapes: market.shapes },
    ...{ folders, outcomes, progress, news, clock, logger },
  });
  if (options.reads) await jobs.work(READ_IMPORT, (job) => pipeline.read(job));
  if (market !== undefined) {
    await jobs.work(COMMIT_IMPORT, (job) => pipeline.commit(job));
    await jobs.work(ROLL_BACK_IMPORT, (job) => pipeline.rollBack(job));
  }
  const newId = timeOrderedIds(clock);
  const { maxBytes } = config.imports;
  const previews = new ImportPreviews(outcomes, new DuckStagedPartReader());
  const imports = new ImportsService({ ...{ store, jobs, folders, previews, progress, news, clock, newId, maxBytes } });
  return {
    imports,
    columnMappings: new ColumnMappingsService({ store, clock, newId }),
    pathImports: new PathImports(imports, new LocalFiles()),
    close() {
      news.close();
    },
  };
}

function marketImports(
  { store, changes }: NonNullable<OpenImportsOptions['market']>,
  flatRate: number,
  clock: Clock,
): ImportService {
  return new ImportService({
    store,
    options: store.options,
    staged: new DuckStagedPartReader(),
    changes,
    clock,
    flatRate,
  });
}
