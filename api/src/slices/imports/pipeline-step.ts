import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { ImportChange, ImportStore, JobWithRow, ProgressStore } from './imports.ports.js';
import type { FileImport, ImportFailure, ImportVerdict, StageState } from './imports.types.js';
import { ProgressReport } from './progress-report.js';
import type { ProgressNews } from './progress-report.js';
import type { ImportStage } from './stages.js';

/** Verdicts of imports that go on. */
export const UNDER_WAY: readonly ImportVerdict[] = ['UNDECIDED', 'AWAITING_APPROVAL'];

export interface StepParts {
  readonly store: Pick<ImportStore, 'change'>;
  readonly progress: ProgressStore;
  readonly news: ProgressNews;
  readonly clock: Clock;
}

/** One job's way through the stages of one import. */
export class PipelineStep {
  entry: FileImport;
  /** The one under way. */
  stage: ImportStage | undefined;
  readonly progress: ProgressReport;
  readonly #parts: StepParts;

  constructor(entry: FileImport, parts: StepParts) {
    this.entry = entry;
    this.#parts = parts;
    this.progress = new ProgressReport(entry, { store: parts.progress, news: parts.news, clock: parts.clock });
  }

  async begin(stage: ImportStage): Promise<void> {
    this.stage = stage;
    const startedAt = this.#parts.clock();
    await this.#change(stage, { status: 'PROCESSING', startedAt, endedAt: undefined, message: '' }, {});
  }

  async end(stage: ImportStage, message: string, change: ImportChange, job?: JobWithRow): Promise<void> {
    const { clock } = this.#parts;
    const startedAt = this.entry.stages[stage].startedAt ?? clock();
    await this.#change(stage, { status: 'COMPLETED', startedAt, endedAt: clock(), message }, change, job);
    this.stage = undefined;
  }

  async fail(stage: ImportStage, failure: ImportFailure, verdict: ImportVerdict, change: ImportChange): Promise<void> {
    const { clock } = this.#parts;
    const startedAt = this.entry.stages[stage].startedAt ?? clock();
    const state: StageState = { status: 'FAILED', startedAt, endedAt: clock(), message: failure.message };
    await this.#change(stage, state, { ...change, verdict, failure, endedAt: clock() });
  }

  /** All stages are done. */
  async finish(change: ImportChange): Promise<void> {
    await this.#write({ ...change, endedAt: this.#parts.clock() });
  }

  #change(stage: ImportStage, state: StageState, change: ImportChange, job?: JobWithRow): Promise<void> {
    return this.#write({ ...change, stages: { ...this.entry.stages, [stage]: state } }, job);
  }

  async #write(change: ImportChange, job?: JobWithRow): Promise<void> {
    const verdicts: readonly ImportVerdict[] = [...UNDER_WAY, 'COMMITTED'];
    const entry = await this.#parts.store.change(this.entry.id, change, {
      verdicts,
      ...(job === undefined ? {} : { job }),
    });
    if (entry === undefined) throw cancelledError();
    this.entry = entry;
    this.progress.enter(entry);
  }
}

/** @returns the error of an import that was called off */
export function cancelledError(): AppError {
  return new AppError('UNAVAILABLE', 'The import was called off: nothing of it is stored.', {
    reason: 'IMPORT_ABORTED',
  });
}

/** Whether somebody called the import off. */
export function isCalledOff(error: unknown): boolean {
  return error instanceof AppError && error.reason === 'IMPORT_ABORTED';
}
