/** Reports and their files in memory, with the one queue that makes them, for tests of what serves reports. */
import { Readable } from 'node:stream';

import type { Page, PageRequest, UserId } from '../../src/slices/accounts/index.js';
import type {
  JobOfReport,
  Report,
  ReportChange,
  ReportFiles,
  ReportId,
  ReportStore,
} from '../../src/slices/exports/index.js';
import type { JobHandler, JobKind, JobQueue } from '../../src/slices/jobs/index.js';

export class MemoryReportStore implements ReportStore {
  readonly reports = new Map<ReportId, Report>();
  readonly jobs: JobOfReport[] = [];
  /** Every change that was asked for, also in vain. */
  readonly changes: ReportChange[] = [];
  /** Called before each change: what it throws is answered. */
  beforeChange: (change: ReportChange) => Promise<void> | void = () => undefined;

  add<Data extends object>(report: Report, job: JobOfReport<Data>, mostAUser: number): Promise<boolean> {
    if (this.#of(report.userId).length >= mostAUser) return Promise.resolve(false);
    this.reports.set(report.id, report);
    this.jobs.push(job); // only its name and data are looked at
    return Promise.resolve(true);
  }

  find(id: ReportId): Promise<Report | undefined> {
    return Promise.resolve(this.reports.get(id));
  }

  list(userId: UserId, { first, after }: PageRequest): Promise<Page<Report>> {
    const own = this.#of(userId).reverse();
    const from = after === undefined ? 0 : own.findIndex(({ id }) => id === after) + 1;
    const entries = own.slice(from, from + first).map((item) => ({ cursor: item.id, item }));
    return Promise.resolve({ entries, hasMore: from + entries.length < own.length, total: own.length });
  }

  async change(id: ReportId, change: ReportChange): Promise<boolean> {
    this.changes.push(change);
    await this.beforeChange(change);
    const report = this.reports.get(id);
    if (report !== undefined) this.reports.set(id, { ...report, ...change });
    return report !== undefined;
  }

  remove(id: ReportId): Promise<boolean> {
    return Promise.resolve(this.reports.delete(id));
  }

  madeBefore(instant: number, limit: number): Promise<readonly ReportId[]> {
    const old = [...this.reports.values()].filter(({ createdAt }) => createdAt < instant);
    return Promise.resolve(old.slice(0, limit).map(({ id }) => id));
  }

  #of(userId: UserId): Report[] {
    return [...this.reports.values()].filter((report) => report.userId === userId);
  }
}

export class MemoryReportFiles implements ReportFiles {
  readonly files = new Map<ReportId, Buffer>();
  /** Called after each piece of a file that is written: what it throws ends the writing. */
  afterPiece: (bytes: number) => Promise<void> | void = () => undefined;

  async write(id: ReportId, content: AsyncIterable<Uint8Array>): Promise<number> {
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of content) {
      pieces.push(piece);
      size += piece.length;
      await this.afterPiece(size);
    }
    this.files.set(id, Buffer.concat(pieces));
    return size;
  }

  read(id: ReportId): Promise<{ readonly size: number; readonly stream: Readable } | undefined> {
    const file = this.files.get(id);
    return Promise.resolve(file && { size: file.length, stream: Readable.from([file], { objectMode: false }) });
  }

  remove(id: ReportId): Promise<void> {
    this.files.delete(id);
    return Promise.resolve();
  }
}

/** Does a job when the test says so, each as often as the test likes: a process may fall before a job is noted as done. */
export class HandQueue implements Pick<JobQueue, 'work' | 'schedule'> {
  readonly schedules: { readonly kind: string; readonly cron: string }[] = [];
  readonly #handlers = new Map<string, { readonly kind: JobKind; readonly handler: JobHandler<object> }>();

  work<Data extends object>(kind: JobKind<Data>, handler: JobHandler<Data>): Promise<void> {
    // `run` hands on what the kind's own `parse` made.
    this.#handlers.set(kind.name, { kind: kind, handler: handler as JobHandler<object> });
    return Promise.resolve();
  }

  schedule(kind: Pick<JobKind, 'name'>, cron: string): Promise<void> {
    this.schedules.push({ kind: kind.name, cron });
    return Promise.resolve();
  }

  async run(
    name: string,
    data: unknown,
    { attempt = 1, signal = new AbortController().signal }: { attempt?: number; signal?: AbortSignal } = {},
  ): Promise<void> {
    const worker = this.#handlers.get(name);
    if (worker === undefined) throw new Error(`nobody does ${name}`);
    const { kind, handler } = worker;
    await handler({ id: 'job' as never, data: kind.parse(data), attempt, signal });
  }
}
