import { setTimeout as wait } from 'node:timers/promises';

import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { ShapeEmbedding } from '../analogs/index.js';
import { reportOf } from '../ingestion/index.js';
import type { ImportFolders, ImportReader, ImportService, ReadOutcome } from '../ingestion/index.js';
import { FinalJobError } from '../jobs/index.js';
import type { RunningJob } from '../jobs/index.js';
import type { StagedPart } from '../market/index.js';
import { dependentsOf } from './dependents.js';
import { COMMIT_IMPORT, READ_IMPORT } from './import-jobs.js';
import type { ImportJobData } from './import-jobs.js';
import type { ImportStore, JobWithRow, ProgressStore } from './imports.ports.js';
import type { ImportFailure, ImportId } from './imports.types.js';
import type { OutcomeFiles } from './outcome-files.js';
import { ProgressReport } from './progress-report.js';
import type { ProgressNews } from './progress-report.js';
import type { ImportStage } from './stages.js';
import { PipelineStep, UNDER_WAY, cancelledError, isCalledOff } from './pipeline-step.js';
import { describeContent, describeReading } from './stage-messages.js';

export interface ImportPipelineParts {
  readonly store: ImportStore;
  readonly reader: ImportReader;
  /** Of the market store that this process owns; absent in one that only reads. */
  readonly market?: { readonly imports: ImportService; readonly shapes: Pick<ShapeEmbedding, 'update'> } | undefined;
  readonly folders: ImportFolders;
  readonly outcomes: OutcomeFiles;
  readonly progress: ProgressStore;
  readonly news: ProgressNews;
  readonly clock: Clock;
  readonly logger: Logger;
}

type Job = Pick<RunningJob<ImportJobData>, 'data' | 'attempt' | 'signal'>;

/** Does the stages of imports. Each step can be done again after a part of it was done. */
export class ImportPipeline {
  readonly #parts: ImportPipelineParts;

  constructor(parts: ImportPipelineParts) {
    this.#parts = parts;
  }

  /** INGESTION: reads the file into staged rows, and hands over to whoever owns the market store. */
  read({ data: { importId }, attempt, signal }: Job): Promise<void> {
    return this.#step(importId, 'INGESTION', attempt >= READ_IMPORT.attempts, signal, async (step) => {
      const { folders, outcomes, reader } = this.#parts;
      // A try that died after its last write has done all that was to be done.
      if (step.entry.stages.INGESTION.status === 'COMPLETED') return;
      await step.begin('INGESTION');
      const { fileName, settings, size } = step.entry;
      // What a try that died left behind.
      await folders.remove(importId, 'RECEIVED_FILE');
      const directory = folders.directoryOf(importId);
      const file = { path: folders.fileOf(importId), name: fileName, directory, ...settings };
      const onProgress = ({ fraction, read }: { readonly fraction: number; readonly read: number }): void => {
        step.progress.advance('INGESTION', read, fraction > 0 ? Math.round(read / fraction) : null);
      };
      const outcome = await reader.read(file, { onProgress, signal });
      await outcomes.write(importId, outcome);
      this.#parts.logger.info({ importId, fileName, size, read: outcome.read }, 'a file was read');
      await step.end('INGESTION', describeReading(outcome), {}, commitJob(importId, this.#parts.clock()));
    });
  }

  /** QUALITY, TAXONOMY, GRAPH and EMBEDDING: judges the staged rows, commits them and makes anew what rests on them. */
  commit({ data: { importId }, attempt, signal }: Job): Promise<void> {
    return this.#step(importId, 'QUALITY', attempt >= COMMIT_IMPORT.attempts, signal, async (step) => {
      const outcome = await this.#parts.outcomes.read(importId);
      if (step.entry.verdict === 'UNDECIDED' || step.entry.verdict === 'AWAITING_APPROVAL') {
        if (!(await this.#judge(step, outcome, signal))) return;
      }
      await this.#store(step, outcome, signal);
    });
  }

  /** Takes a committed import back. */
  async rollBack({ data: { importId }, signal }: Job): Promise<void> {
    const { store, clock, news, progress, logger } = this.#parts;
    const entry = await store.find(importId);
    if (entry?.verdict !== 'COMMITTED') return;
    const { imports, shapes } = this.#market();
    try {
      const extent = await imports.rollBack(importId, (id) => this.#partsOf(id));
      for (const product of extent.products) await shapes.update(product, { from: extent.from, to: extent.to }, signal);
    } catch (error) {
      // After a try that died between the store and this record, only the record is left to change.
      if (!(error instanceof AppError) || error.reason !== 'IMPORT_ROLLED_BACK') throw error;
    }
    const changed = await store.change(importId, { verdict: 'ROLLED_BACK', rolledBackAt: clock() });
    logger.info({ importId, fileName: entry.fileName }, 'an import was rolled back');
    if (changed === undefined) return;
    const report = new ProgressReport(changed, { store: progress, news, clock });
    report.enter(changed);
    await report.end();
  }

  /** @returns whether the import goes on to its commit */
  async #judge(step: PipelineStep, outcome: ReadOutcome, signal: AbortSignal): Promise<boolean> {
    const { imports } = this.#market();
    const { id, settings, verdict } = step.entry;
    await step.begin('QUALITY');
    const found = await imports.judge(outcome, {
      signal,
      onProgress: (done, total) => {
        step.progress.advance('QUALITY', done, total);
      },
    });
    const elapsedMs = (): number => this.#parts.clock() - step.entry.createdAt;
    const about = { outcome, found, id, elapsedMs };
    if (found.rejectionCount > 0 && !settings.skipBadRows) {
      const report = reportOf(about, 'REJECTED', { stored: 0, unchanged: 0, replaced: 0 });
      const message = `${found.rejectionCount} rows can't be right: correct the file, or leave them out.`;
      await step.fail('QUALITY', { reason: 'ROWS_REJECTED', message }, 'REJECTED', { report });
      return false;
    }
    const findings = found.findingCount === 1 ? '1 finding' : `${found.findingCount} findings`;
    await step.end('QUALITY', found.findingCount === 0 ? 'nothing odd' : findings, {});
    await step.begin('TAXONOMY');
    const taxonomy = describeContent(outcome);
    if (settings.mode === 'DRY_RUN' || (settings.mode === 'REVIEW' && verdict === 'UNDECIDED')) {
      const report = reportOf(about, 'DRY_RUN', await imports.compare(id, outcome));
      if (settings.mode === 'REVIEW') {
        await step.end('TAXONOMY', taxonomy, { report, verdict: 'AWAITING_APPROVAL' });
        return false;
      }
      await step.end('TAXONOMY', taxonomy, { report });
      for (const stage of ['GRAPH', 'EMBEDDING'] as const) await step.end(stage, 'nothing is stored by a dry run', {});
      await step.finish({ verdict: 'DRY_RUN' });
      return false;
    }
    const report = reportOf(about, 'COMMITTED', { stored: 0, unchanged: 0, replaced: 0 });
    await step.end('TAXONOMY', taxonomy, { report });
    return true;
  }

  async #store(step: PipelineStep, outcome: ReadOutcome, signal: AbortSignal): Promise<void> {
    const { imports, shapes } = this.#market();
    const { clock, folders, logger } = this.#parts;
    const { id } = step.entry;
    await step.begin('GRAPH');
    if (signal.aborted) throw cancelledError();
    const { counts } = await imports.commit(id, outcome);
    const { report } = step.entry;
    const dependents = dependentsOf({ kinds: outcome.parts.map(({ kind }) => kind), ...outcome.content });
    const { length } = dependents;
    const stored = counts.stored + counts.replaced;
    try {
      await step.end('GRAPH', `${stored} rows stored, ${length} ${length === 1 ? 'thing' : 'things'} made anew`, {
        verdict: 'COMMITTED',
        committedAt: step.entry.committedAt ?? clock(),
        dependents,
        ...(report === null ? {} : { report: { ...report, counts: { ...report.counts, ...counts } } }),
      });
    } catch (error) {
      // Called off in the moment of its commit: who was told that nothing is stored was told the truth.
      if (isCalledOff(error)) await imports.rollBack(id, (later) => this.#partsOf(later));
      throw error;
    }
    await step.begin('EMBEDDING');
    const shaped = dependents.filter(({ kind }) => kind === 'CURVE_SHAPES');
    const { products, firstDate, lastDate } = outcome.content;
    let days = 0;
    for (const [index, product] of products
      .filter((code) => shaped.some(({ subject }) => subject === code))
      .entries()) {
      const update = await shapes.update(product, { from: firstDate, to: lastDate });
      days += update?.written ?? 0;
      step.progress.advance('EMBEDDING', index + 1, shaped.length);
    }
    await step.end('EMBEDDING', `the shapes of ${days} ${days === 1 ? 'day' : 'days'}`, {});
    await step.finish({});
    await folders.remove(id, 'STAGED_ROWS');
    logger.info({ importId: id, fileName: step.entry.fileName, ...counts }, 'an import was committed');
  }

  async #step(
    importId: ImportId,
    first: ImportStage,
    isLastTry: boolean,
    signal: AbortSignal,
    work: (step: PipelineStep) => Promise<void>,
  ): Promise<void> {
    const { store } = this.#parts;
    const entry = await store.find(importId);
    if (entry === undefined) throw new FinalJobError('IMPORT_NOT_FOUND', 'The import is not there any more.');
    const isCommitting = entry.verdict === 'COMMITTED' && entry.endedAt === undefined;
    if (!UNDER_WAY.includes(entry.verdict) && !isCommitting) return;
    const step = new PipelineStep(entry, this.#parts);
    try {
      await work(step);
    } catch (error) {
      const stage = step.stage ?? first;
      // What is stored stays stored, whatever of its dependents can't be made.
      const isStored = step.entry.verdict === 'COMMITTED';
      if (!isStored && error instanceof AppError && (error.code === 'BAD_USER_INPUT' || error.code === 'NOT_FOUND')) {
        await step.fail(stage, failureOf(error), 'REFUSED', {});
        return;
      }
      // A cancelled import has its verdict already; one whose process ends comes back.
      if (signal.aborted) throw error;
      // Somebody has to make room: trying by itself would fill it again.
      const isFull = error instanceof AppError && error.reason === 'DISK_FULL';
      if (!isFull && !isLastTry) throw error;
      const failure = failureOf(error);
      await step.fail(stage, failure, isStored ? 'COMMITTED' : 'FAILED', {});
      throw new FinalJobError(failure.reason, failure.message, { cause: error });
    } finally {
      await step.progress.end();
    }
  }

  async #partsOf(importId: string): Promise<readonly StagedPart[]> {
    // The store knows imports by the ids that it got from here.
    return this.#parts.outcomes.parts(importId as ImportId);
  }

  #market(): NonNullable<ImportPipelineParts['market']> {
    if (this.#parts.market === undefined) throw new Error('this process does not own the market store');
    return this.#parts.market;
  }
}

/**
 * @param now tells it from a job for the same import that is about to end
 * @returns the job that goes on after the reading, and after an approval
 */
export function commitJob(importId: ImportId, now: number): JobWithRow<ImportJobData> {
  return { kind: COMMIT_IMPORT, data: { importId }, key: jobKey(importId, now) };
}

/** @returns the job that reads an import's file */
export function readJob(importId: ImportId, now: number): JobWithRow<ImportJobData> {
  return { kind: READ_IMPORT, data: { importId }, key: jobKey(importId, now) };
}

function jobKey(importId: ImportId, now: number): string {
  return `${importId} ${now}`;
}

function failureOf(error: unknown): ImportFailure {
  if (error instanceof AppError) return { reason: error.reason ?? error.code, message: error.message };
  return { reason: 'INTERNAL', message: 'Something went wrong here: try again, and look at the log of the server.' };
}

/** A pause between two looks at an import that somebody waits for. */
export const LOOK_EVERY_MS = 100;

/** Waits, or ends early where the signal says so. */
export async function pause(signal: AbortSignal | undefined): Promise<void> {
  await wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
}
