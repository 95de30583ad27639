import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { Page, PageRequest } from '../accounts/index.js';
import { FinalJobError } from '../jobs/index.js';
import type { JobQueue, RunningJob } from '../jobs/index.js';
import type { ExportViewers } from './exports.ports.js';
import { EXPORTS_PATH } from './exports.service.js';
import type { ExportsService } from './exports.service.js';
import { EXPORT_CONTENT_TYPES } from './formats/formats.js';
import type { ExportQuestion, ExportViewer, OpenFile } from './exports.types.js';
import { BUILD_REPORT, TRIM_REPORTS } from './report-jobs.js';
import type { ReportJobData } from './report-jobs.js';
import type { ReportFiles, ReportStore } from './reports.ports.js';
import { MOST_REPORTS, REPORT_LIFE_MS } from './reports.types.js';
import type { Report, ReportChange, ReportId } from './reports.types.js';

export const REPORTS_PATH = `${EXPORTS_PATH}/reports`;

/** How often progress is written down at most. */
const PROGRESS_EVERY_MS = 500;
const MOST_ENTRIES = 100;
const TRIMMED_AT_A_TIME = 100;
/** At a quarter past each hour, when nothing else begins. */
const TRIM_TIMES = '15 * * * *';

export interface ReportsServiceOptions {
  readonly exports: Pick<ExportsService, 'check' | 'openReport' | 'signedPath'>;
  readonly viewers: ExportViewers;
  readonly store: ReportStore;
  readonly files: ReportFiles;
  readonly jobs: Pick<JobQueue, 'work' | 'schedule'>;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly logger: Logger;
}

/** Files that are made in the background, for their user alone. */
export class ReportsService {
  readonly #options: ReportsServiceOptions;

  constructor(options: ReportsServiceOptions) {
    this.#options = options;
  }

  /** From here on this process makes reports and removes old ones; comes before the queue's `start`. */
  async work(): Promise<void> {
    const { jobs } = this.#options;
    await jobs.work(BUILD_REPORT, (job) => this.#build(job));
    await jobs.work(TRIM_REPORTS, () => this.trim());
  }

  /** Lets old reports be removed from now on; comes after the queue's `start`. */
  async begin(): Promise<void> {
    await this.#options.jobs.schedule(TRIM_REPORTS, TRIM_TIMES, 'UTC', {});
  }

  /** @throws {AppError} as an export of it; CONFLICT `REPORT_LIMIT` */
  async create(question: ExportQuestion, viewer: ExportViewer): Promise<Report> {
    const { exports, store, clock, newId } = this.#options;
    exports.check(question, viewer);
    // A new id, that is one of this kind.
    const id = newId() as ReportId;
    const report: Report = {
      ...{ id, userId: viewer.userId, question, status: 'WAITING', rowsDone: 0, rowsTotal: undefined },
      ...{ fileName: undefined, size: undefined, failure: undefined, createdAt: clock(), endedAt: undefined },
    };
    if (await store.add(report, { kind: BUILD_REPORT, data: { reportId: id }, key: id }, MOST_REPORTS)) return report;
    throw new AppError('CONFLICT', `You have ${MOST_REPORTS} reports: remove one first.`, { reason: 'REPORT_LIMIT' });
  }

  /** The viewer's own, the newest first. @throws {AppError} BAD_USER_INPUT */
  list(page: PageRequest, { userId }: ExportViewer): Promise<Page<Report>> {
    const { first } = page;
    if (Number.isInteger(first) && first >= 1 && first <= MOST_ENTRIES) return this.#options.store.list(userId, page);
    throw new AppError('BAD_USER_INPUT', `Ask for 1 to ${MOST_ENTRIES} at a time.`, {
      reason: 'INPUT',
      details: { field: 'first' },
    });
  }

  /** @returns the viewer's own report; undefined where there is none of that id */
  async find(id: string, { userId }: ExportViewer): Promise<Report | undefined> {
    // An id that is none names no report.
    const report = await this.#options.store.find(id as ReportId);
    return report?.userId === userId ? report : undefined;
  }

  /** Removes it with its file; one that is being made ends. @throws {AppError} NOT_FOUND */
  async remove(id: string, viewer: ExportViewer): Promise<void> {
    const report = await this.#own(id, viewer);
    await this.#options.store.remove(report.id);
    await this.#options.files.remove(report.id);
  }

  /** @returns where the file is for an hour, without a host; @throws {AppError} NOT_FOUND; CONFLICT `REPORT_NOT_DONE` */
  async link(id: string, viewer: ExportViewer): Promise<string> {
    const report = checkDone(await this.#own(id, viewer));
    this.#options.exports.check(report.question, viewer);
    return this.#options.exports.signedPath(`${REPORTS_PATH}/${report.id}`, {}, viewer);
  }

  /** The file, for whoever may see what it holds now. @throws {AppError} NOT_FOUND, FORBIDDEN; CONFLICT `REPORT_NOT_DONE` */
  async open(id: string, viewer: ExportViewer): Promise<OpenFile> {
    const report = checkDone(await this.#own(id, viewer));
    this.#options.exports.check(report.question, viewer);
    const { question, fileName = report.id, rowsTotal: total } = report;
    const file = (await this.#options.files.read(report.id)) ?? unknownReport();
    const contentType = EXPORT_CONTENT_TYPES[question.format];
    return { ...file, fileName, contentType, total, etag: `W/"${report.id}"` };
  }

  /** Removes reports that were made too long ago. */
  async trim(): Promise<void> {
    const { store, files, clock } = this.#options;
    for (;;) {
      const old = await store.madeBefore(clock() - REPORT_LIFE_MS, TRIMMED_AT_A_TIME);
      for (const id of old) {
        await files.remove(id);
        await store.remove(id);
      }
      if (old.length < TRIMMED_AT_A_TIME) return;
    }
  }

  async #build({ data: { reportId }, attempt, signal }: RunningJob<ReportJobData>): Promise<void> {
    const { store, logger } = this.#options;
    const report = await store.find(reportId);
    // Removed meanwhile, or made by a process that fell before it could say so.
    if (report === undefined || report.status === 'DONE') return;
    try {
      await this.#write(report, signal);
    } catch (error) {
      const isFinal = error instanceof AppError && error.code !== 'UNAVAILABLE' && error.code !== 'CONFLICT';
      if (!isFinal && attempt < BUILD_REPORT.attempts) throw error;
      logger.warn({ err: error, reportId }, 'a report could not be made');
      const failure = error instanceof AppError ? error.message : 'It could not be made; the log has the cause.';
      await store.change(reportId, { status: 'FAILED', failure, endedAt: this.#options.clock() });
      throw new FinalJobError('REPORT_FAILED', failure, { cause: error });
    }
  }

  async #write({ id, userId, question }: Report, signal: AbortSignal): Promise<void> {
    const { exports, viewers, store, files, clock } = this.#options;
    const viewer = await viewers.viewer(userId);
    if (viewer === undefined) throw new AppError('FORBIDDEN', 'Whoever asked for it may not come in any more.');
    const progress = new ReportProgress((change) => store.change(id, change), clock);
    const removed = new AbortController();
    const whole = AbortSignal.any([signal, removed.signal]);
    let rows = 0;
    const opened = await exports.openReport(question, viewer, {
      signal: whole,
      onRows: (count) => {
        rows = count;
        progress.tell(count, () => {
          removed.abort(new AppError('NOT_FOUND', 'The report was removed.', { reason: 'REPORT' }));
        });
      },
    });
    try {
      await store.change(id, { status: 'RUNNING', rowsTotal: opened.total, fileName: opened.fileName });
      const size = await files.write(id, opened.stream);
      await progress.settled();
      const done = { status: 'DONE', rowsDone: rows, rowsTotal: rows, size, endedAt: clock() } as const;
      if (!(await store.change(id, done))) await files.remove(id);
    } catch (error) {
      await progress.settled();
      if (!removed.signal.aborted) throw error;
      await files.remove(id);
    } finally {
      opened.stream.destroy();
    }
  }

  async #own(id: string, viewer: ExportViewer): Promise<Report> {
    return (await this.find(id, viewer)) ?? unknownReport();
  }
}

/** Writes progress down now and then, one write at a time; a write that fails leaves it to the next. */
class ReportProgress {
  readonly #write: (change: ReportChange) => Promise<boolean>;
  readonly #clock: Clock;
  #last: number;
  #writing: Promise<void> | undefined;

  constructor(write: (change: ReportChange) => Promise<boolean>, clock: Clock) {
    this.#write = write;
    this.#clock = clock;
    this.#last = clock();
  }

  /** @param onRemoved called where the report is not there any more */
  tell(rowsDone: number, onRemoved: () => void): void {
    const now = this.#clock();
    if (this.#writing !== undefined || now - this.#last < PROGRESS_EVERY_MS) return;
    this.#last = now;
    this.#writing = this.#write({ rowsDone })
      .then((isThere) => {
        if (!isThere) onRemoved();
      })
      .catch(() => undefined)
      .finally(() => {
        this.#writing = undefined;
      });
  }

  async settled(): Promise<void> {
    await this.#writing;
  }
}

function checkDone(report: Report): Report {
  if (report.status === 'DONE') return report;
  const message = report.failure ?? 'The report is not done yet: wait until it is.';
  throw new AppError('CONFLICT', message, { reason: 'REPORT_NOT_DONE' });
}

function unknownReport(): never {
  throw new AppError('NOT_FOUND', 'There is no such report: it may have been removed.', { reason: 'REPORT' });
}
