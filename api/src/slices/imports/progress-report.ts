import type { Bus } from '../../shared/bus.js';
import type { Clock } from '../../shared/clock.js';
import type { ProgressStore } from './imports.ports.js';
import type { FileImport, ImportId, ImportProgressState, StageProgress } from './imports.types.js';
import { IMPORT_STAGES, overallStatus } from './stages.js';
import type { ImportStage } from './stages.js';

/** Progress is told at most so often, in milliseconds; the ends of stages at once. */
const TOLD_EVERY_MS = 200;
/** A rate is told after so many milliseconds of a stage. */
const RATE_AFTER_MS = 250;

/** Listeners in this process to the progress of imports, wherever those run. */
export class ProgressNews {
  readonly #bus: Bus;
  readonly #listeners = new Set<(progress: ImportProgressState) => void>();
  readonly #end: () => void;

  constructor(bus: Bus) {
    this.#bus = bus;
    this.#end = bus.listen(TOPIC, (message) => {
      // Only `tell` of this class, in another process of the same desk, writes on the topic.
      this.#hear(JSON.parse(message) as ImportProgressState);
    });
  }

  tell(progress: ImportProgressState): void {
    this.#hear(progress);
    this.#bus.publish(TOPIC, JSON.stringify(progress));
  }

  /** Calls the listener for every import's progress from now on; the returned function ends that. */
  listen(listener: (progress: ImportProgressState) => void): () => void {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  }

  close(): void {
    this.#end();
    this.#listeners.clear();
  }

  #hear(progress: ImportProgressState): void {
    for (const listener of this.#listeners) listener(progress);
  }
}

const TOPIC = 'imports';

export interface ProgressReportParts {
  readonly store: ProgressStore;
  readonly news: ProgressNews;
  readonly clock: Clock;
}

/** Tells how far one import is, no more often than is of use. */
export class ProgressReport {
  readonly #parts: ProgressReportParts;
  readonly #importId: ImportId;
  readonly #stages: Record<ImportStage, StageProgress>;
  #verdict: FileImport['verdict'];
  #toldAt = Number.NEGATIVE_INFINITY;
  #startedAt: number;
  #writing: Promise<void> = Promise.resolve();
  #next: ImportProgressState | undefined;

  constructor(entry: FileImport, parts: ProgressReportParts) {
    this.#parts = parts;
    this.#importId = entry.id;
    this.#verdict = entry.verdict;
    this.#stages = { ...stagesOf(entry) };
    this.#startedAt = parts.clock();
  }

  /** The import changed its state. */
  enter(entry: FileImport): void {
    this.#verdict = entry.verdict;
    for (const stage of IMPORT_STAGES) {
      const { status, message } = entry.stages[stage];
      const known = this.#stages[stage];
      if (known.status !== 'PROCESSING' && status === 'PROCESSING') this.#startedAt = this.#parts.clock();
      this.#stages[stage] = { ...known, status, message };
    }
    this.#tell();
  }

  /** @param total null where it can't be known */
  advance(stage: ImportStage, done: number, total: number | null): void {
    const now = this.#parts.clock();
    const elapsed = now - this.#startedAt;
    const rowsPerSecond = elapsed < RATE_AFTER_MS ? null : Math.round((done / elapsed) * 1_000);
    this.#stages[stage] = { ...this.#stages[stage], done, total, rowsPerSecond };
    if (now - this.#toldAt >= TOLD_EVERY_MS) this.#tell();
  }

  /** Waits until the last of it was told. */
  async end(): Promise<void> {
    await this.#writing;
  }

  #tell(): void {
    this.#toldAt = this.#parts.clock();
    const progress = stateOf(this.#importId, this.#verdict, { ...this.#stages }, this.#toldAt);
    this.#parts.news.tell(progress);
    const isWriting = this.#next !== undefined;
    this.#next = progress;
    if (!isWriting) this.#writing = this.#write();
  }

  /** One write at a time; of what is told meanwhile only the last. */
  async #write(): Promise<void> {
    for (let next = this.#next; next !== undefined; next = this.#next === next ? undefined : this.#next) {
      await this.#parts.store.set(next);
    }
    this.#next = undefined;
  }
}

/** @returns the progress of an import of which nothing is told: what its record knows */
export function progressOf(entry: FileImport, now: number): ImportProgressState {
  return stateOf(entry.id, entry.verdict, stagesOf(entry), now);
}

function stateOf(
  importId: ImportId,
  verdict: FileImport['verdict'],
  stages: Readonly<Record<ImportStage, StageProgress>>,
  at: number,
): ImportProgressState {
  const status = overallStatus(IMPORT_STAGES.map((stage) => stages[stage].status));
  return { importId, status, verdict, stages, at };
}

function stagesOf(entry: FileImport): Readonly<Record<ImportStage, StageProgress>> {
  const { INGESTION, QUALITY, TAXONOMY, GRAPH, EMBEDDING } = entry.stages;
  const progress = ({ status, message }: FileImport['stages'][ImportStage]): StageProgress => ({
    status,
    done: 0,
    total: null,
    rowsPerSecond: null,
    message,
  });
  return {
    INGESTION: progress(INGESTION),
    QUALITY: progress(QUALITY),
    TAXONOMY: progress(TAXONOMY),
    GRAPH: progress(GRAPH),
    EMBEDDING: progress(EMBEDDING),
  };
}
