/** Staged rows in memory, and files that are not packed: for tests that read many small files. */
import type { Unpacker } from '../../src/slices/ingestion/index.js';
import type { ImportColumns, ImportConflict, ImportKind, StagingAreas } from '../../src/slices/market/index.js';

export interface MemoryStagingOptions {
  /** What the rows are said to contradict. */
  readonly conflicts?: readonly ImportConflict[];
  /** What the area is told to do goes here; what this throws, it fails with. */
  readonly say?: (call: string) => Promise<void> | void;
}

/** Keeps what is staged, and judges nothing of it. */
export class MemoryStaging implements StagingAreas {
  /** Copies of the columns, in the order in which they came. */
  readonly staged: { readonly [Kind in ImportKind]: ImportColumns[Kind][] } = {
    FUTURES: [],
    SPOT: [],
    RATES: [],
    OPTIONS: [],
    POSITIONS: [],
  };
  /** Areas that were opened and not let go of. */
  openAreas = 0;
  readonly #conflicts: readonly ImportConflict[];
  readonly #say: (call: string) => Promise<void> | void;

  constructor({ conflicts = [], say = () => undefined }: MemoryStagingOptions = {}) {
    this.#conflicts = conflicts;
    this.#say = say;
  }

  rowsOf(kind: ImportKind): number {
    return this.staged[kind].reduce((sum, { length }) => sum + length, 0);
  }

  open(directory: string): ReturnType<StagingAreas['open']> {
    let isOpen = true;
    this.openAreas += 1;
    return Promise.resolve({
      stage: async (kind, columns) => {
        await this.#say(`stage ${columns.length}`);
        this.staged[kind].push(structuredClone(columns));
      },
      conflicts: () => Promise.resolve(this.#conflicts),
      dropConflicts: () => Promise.resolve(this.#conflicts.length),
      write: async () => {
        await this.#say('write');
        return (Object.keys(this.staged) as ImportKind[]).flatMap((kind) =>
          this.rowsOf(kind) === 0
            ? []
            : [{ kind, path: `${directory}/${kind}.parquet`, rows: this.rowsOf(kind), agreeing: 0 }],
        );
      },
      abandon: async () => {
        await this.#say('let go of the staging area');
        if (isOpen) this.openAreas -= 1;
        isOpen = false;
      },
    });
  }
}

/** Takes nothing out of anything. */
export const unpackedAlready: Unpacker = {
  unpack: (file) => Promise.resolve({ ...file, isWorkbook: false }),
};
