/** Puts together what runs by itself: nightly upkeep, prices of the EIA, the drop folder, shapes that are missing. */
import { EiaHttpApi } from '../adapters/eia/index.js';
import type { DuckMarketStore } from '../adapters/duckdb/index.js';
import { LocalDropFolder } from '../adapters/local-files/local-drop-folder.js';
import { UploadFolder } from '../adapters/local-files/upload-folder.js';
import type { Config } from '../config/config.js';
import type { Clock } from '../shared/clock.js';
import type { Lease } from '../shared/lease.js';
import type { Logger } from '../shared/logger.js';
import { CATCH_UP_SHAPES, ShapeCatchUp } from '../slices/analogs/index.js';
import type { ShapeEmbedding } from '../slices/analogs/index.js';
import { EiaService, FETCH_EIA, parseEiaSeries } from '../slices/eia/index.js';
import { DropFolderWatch, ImportUpkeep, PRUNE_IMPORTS } from '../slices/imports/index.js';
import type { ImportStore, ImportsService } from '../slices/imports/index.js';
import type { JobQueue } from '../slices/jobs/index.js';
import { BarConsolidation, CONSOLIDATE_BARS } from '../slices/quotes/index.js';
import { importsDirectory } from './imports-directory.js';

/** The EIA has the day's prices by then, and the exchange's session of the next day is under way. */
const EIA_AT = ['30 23 * * *', 'America/New_York'] as const;
const UPKEEP_AT = ['10 3 * * *', 'UTC'] as const;
/** Bars of hours are kept for five years. */
const FIVE_MINUTES_KEPT_DAYS = 365;
const HOURS_KEPT_DAYS = 5 * 365;

export interface OpenSchedulesOptions {
  readonly config: Pick<Config, 'dataDirectory' | 'imports' | 'minuteBarsKeptDays'>;
  readonly jobs: JobQueue;
  readonly importStore: ImportStore;
  readonly imports: ImportsService;
  /** Of the process that owns it: only that one opens schedules. */
  readonly store: DuckMarketStore;
  /** Of loaded models once jobs run. */
  readonly shapes: ShapeEmbedding;
  readonly lease: Lease;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface OpenSchedules {
  /** Comes once the store has its market, the models are loaded, and the queue was started. */
  begin(): Promise<void>;
  /** Comes before the queue is closed, which ends the jobs. */
  close(): Promise<void>;
}

/** Takes on the jobs; comes before the queue is started. */
export async function openSchedules(options: OpenSchedulesOptions): Promise<OpenSchedules> {
  const { config, jobs, importStore, imports, store, shapes, lease, clock, logger } = options;
  const { dropDirectory, rowsKeptMs } = config.imports;
  const consolidation = new BarConsolidation({
    store: store.bars,
    daysKept: { MINUTE: config.minuteBarsKeptDays, FIVE_MINUTES: FIVE_MINUTES_KEPT_DAYS, HOUR: HOURS_KEPT_DAYS },
    ...{ clock, logger },
  });
  const folders = new UploadFolder(importsDirectory(config.dataDirectory));
  const upkeep = new ImportUpkeep({ store: importStore, folders, rowsKeptMs, clock, logger });
  const catchUp = new ShapeCatchUp({ shapes, clock, logger });
  const eia = eiaOf(options);
  await jobs.work(CONSOLIDATE_BARS, (job) => consolidation.run(job));
  await jobs.work(PRUNE_IMPORTS, (job) => upkeep.run(job));
  await jobs.work(CATCH_UP_SHAPES, (job) => catchUp.run(job));
  if (eia !== undefined) await jobs.work(FETCH_EIA, (job) => eia.fetch(job));
  const watch =
    dropDirectory === undefined
      ? undefined
      : new DropFolderWatch({ folder: new LocalDropFolder(dropDirectory), imports, lease, logger });
  return {
    async begin() {
      await jobs.schedule(CONSOLIDATE_BARS, ...UPKEEP_AT, {});
      await jobs.schedule(PRUNE_IMPORTS, ...UPKEEP_AT, {});
      // A key that was taken away leaves no schedule behind.
      if (eia === undefined) await jobs.unschedule(FETCH_EIA);
      else await jobs.schedule(FETCH_EIA, ...EIA_AT, {});
      await jobs.enqueue(CATCH_UP_SHAPES, {}, { key: CATCH_UP_SHAPES.name });
      watch?.start();
    },
    async close() {
      await watch?.close();
    },
  };
}

function eiaOf({ config, imports, store, clock, logger }: OpenSchedulesOptions): EiaService | undefined {
  const { eia } = config.imports;
  if (eia === undefined) return undefined;
  const series = eia.series.flatMap((id) => parseEiaSeries(id) ?? []);
  const api = new EiaHttpApi({ url: eia.url, key: eia.key, clock, random: Math.random, logger });
  return new EiaService({ api, imports, store, series, logger });
}
