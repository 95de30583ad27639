import type { Clock } from '../../shared/clock.js';
import { AppError } from '../../shared/errors.js';
import type { UserId } from '../accounts/index.js';
import { columnMappingSchema, suggestMapping } from '../ingestion/index.js';
import type { ColumnMapping } from '../ingestion/index.js';
import { MAX_MAPPINGS } from './imports.ports.js';
import type { ImportStore } from './imports.ports.js';
import type { SavedMapping } from './imports.types.js';

export interface ColumnMappingsServiceParts {
  readonly store: Pick<ImportStore, 'mappings' | 'saveMapping' | 'removeMapping'>;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** Lines that a proposal looks at. */
const MOST_SAMPLE_LINES = 100;
const LONGEST_LINE = 20_000;
/** Faults that one refusal tells of. */
const TOLD_FAULTS = 5;

/** The mappings that a desk saved for files of nobody's form: made by one, used by all. */
export class ColumnMappingsService {
  readonly #parts: ColumnMappingsServiceParts;

  constructor(parts: ColumnMappingsServiceParts) {
    this.#parts = parts;
  }

  /** All of them, by name. */
  list(): Promise<readonly SavedMapping[]> {
    return this.#parts.store.mappings();
  }

  /** @throws {AppError} NOT_FOUND `MAPPING_NOT_FOUND` */
  async find(id: string): Promise<SavedMapping> {
    const found = (await this.list()).find((saved) => saved.id === id);
    return found ?? unknownMapping();
  }

  /**
   * Saves a mapping, over one of the same name.
   *
   * @throws {AppError} BAD_USER_INPUT `MAPPING_INVALID`; CONFLICT `TOO_MANY_MAPPINGS`
   */
  async save(userId: UserId, value: unknown): Promise<SavedMapping> {
    const { store, clock, newId } = this.#parts;
    const mapping = readMapping(value);
    const known = await store.mappings();
    const before = known.find((saved) => saved.mapping.name === mapping.name);
    if (before === undefined && known.length >= MAX_MAPPINGS) {
      throw new AppError('CONFLICT', `A desk keeps ${MAX_MAPPINGS} mappings: remove one that is used no more.`, {
        reason: 'TOO_MANY_MAPPINGS',
      });
    }
    const saved: SavedMapping = { id: before?.id ?? newId(), mapping, userId, createdAt: clock() };
    await store.saveMapping(saved);
    return saved;
  }

  /** @throws {AppError} NOT_FOUND `MAPPING_NOT_FOUND` */
  async remove(id: string): Promise<void> {
    const { id: known } = await this.find(id);
    if (!(await this.#parts.store.removeMapping(known))) unknownMapping();
  }

  /**
   * @param header the line that names the columns
   * @param sampleLines some of the lines after it
   * @returns a mapping to look at, correct and name; undefined where none is likely
   * @throws {AppError} BAD_USER_INPUT `OUT_OF_RANGE`
   */
  suggest(header: string, sampleLines: readonly string[]): ColumnMapping | undefined {
    if (sampleLines.length > MOST_SAMPLE_LINES || [header, ...sampleLines].some((line) => line.length > LONGEST_LINE)) {
      throw new AppError(
        'BAD_USER_INPUT',
        `Send a header and at most ${MOST_SAMPLE_LINES} lines, of at most ${LONGEST_LINE} characters each.`,
        { reason: 'OUT_OF_RANGE' },
      );
    }
    return suggestMapping(header, sampleLines);
  }
}

/**
 * @param value what somebody sent
 * @throws {AppError} BAD_USER_INPUT `MAPPING_INVALID`, which says what to change
 */
export function readMapping(value: unknown): ColumnMapping {
  const read = columnMappingSchema.safeParse(value);
  if (read.success) return read.data;
  const faults = read.error.issues.slice(0, TOLD_FAULTS).map(({ path, message }) => `${path.join('.')}: ${message}`);
  throw new AppError('BAD_USER_INPUT', `The mapping can't be used: ${faults.join('; ')}.`, {
    reason: 'MAPPING_INVALID',
  });
}

function unknownMapping(): never {
  throw new AppError('NOT_FOUND', 'There is no such mapping: choose one of those that are saved.', {
    reason: 'MAPPING_NOT_FOUND',
  });
}
