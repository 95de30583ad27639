import { OPTION_FLAGS } from '../../market/index.js';
import type { OptionFlag } from '../../market/index.js';
import { MAX_LISTED_FINDINGS, MAX_LISTED_REJECTIONS } from '../ingestion.types.js';
import type { FindingCount, ImportReport, QualityFinding, Rejection, RejectionReason } from '../ingestion.types.js';

/** Characters of a value that a rejection repeats. */
const SHOWN_LENGTH = 40;

/** A place in the file: the line and, unless the whole line is meant, the column from 0 with its name. */
export interface Place {
  readonly line: number;
  readonly column?: { readonly index: number; readonly name: string } | undefined;
}

/** The part of a report that says what was found. */
export type FoundInFile = Pick<
  ImportReport,
  'linesWithoutPrice' | 'rejections' | 'rejectionCount' | 'findings' | 'findingCount' | 'findingCounts' | 'markedRows'
>;

/** A mark on a row that is stored all the same. */
export interface Mark {
  readonly kind: OptionFlag;
  /** From 0. */
  readonly column: { readonly index: number; readonly name: string };
  /** Asked for only where it is listed. */
  readonly describe: () => string;
}

/** Collects what is wrong with a file, what is odd about it, and counts what was passed over. */
export class Findings {
  readonly #rejections: Rejection[] = [];
  #rejectionCount = 0;
  #rejectedRows = 0;
  #linesWithoutPrice = 0;
  readonly #marks: QualityFinding[] = [];
  readonly #markCounts = new Map<OptionFlag, FindingCount>();
  #markedRows = 0;

  /** The first rejections, by line. */
  get rejections(): readonly Rejection[] {
    return this.#rejections;
  }

  get rejectionCount(): number {
    return this.#rejectionCount;
  }

  /** Settlements or prices that the rejections take out. */
  get rejectedRows(): number {
    return this.#rejectedRows;
  }

  /** @returns everything that was found, as a report says it */
  report(): FoundInFile {
    const findingCounts = OPTION_FLAGS.flatMap((kind) => this.#markCounts.get(kind) ?? []);
    return {
      linesWithoutPrice: this.#linesWithoutPrice,
      rejections: this.#rejections,
      rejectionCount: this.#rejectionCount,
      findings: this.#marks,
      findingCount: findingCounts.reduce((sum, { count }) => sum + count, 0),
      findingCounts,
      markedRows: this.#markedRows,
    };
  }

  /**
   * @param value what the file says at that place
   * @param message continues `line 12, column CL03: `
   * @param rows how many settlements or prices this takes out
   */
  reject(place: Place, value: string, reason: RejectionReason, message: string, rows = 1): void {
    this.#rejectionCount += 1;
    this.#rejectedRows += rows;
    if (this.#rejections.length >= MAX_LISTED_REJECTIONS) return;
    this.#rejections.push({
      line: place.line,
      column: place.column === undefined ? 0 : place.column.index + 1,
      columnName: place.column?.name ?? null,
      value: shortened(value),
      reason,
      message,
    });
  }

  /**
   * Notes what is odd about one row, which is not taken out for it.
   *
   * @param marks at least one
   */
  mark(line: number, marks: readonly Mark[]): void {
    this.#markedRows += 1;
    for (const mark of marks) {
      const known = this.#markCounts.get(mark.kind);
      const isListed = this.#marks.length < MAX_LISTED_FINDINGS;
      if (known === undefined) {
        const first = findingOf(line, mark);
        this.#markCounts.set(mark.kind, { kind: mark.kind, count: 1, first });
        if (isListed) this.#marks.push(first);
      } else {
        this.#markCounts.set(mark.kind, { ...known, count: known.count + 1 });
        if (isListed) this.#marks.push(findingOf(line, mark));
      }
    }
  }

  /** Counts a line that gives a day and no price. */
  passOver(): void {
    this.#linesWithoutPrice += 1;
  }

  /** Brings in rejections that were found after the reading, and puts the list in the order of the file again. */
  add(rejections: readonly Rejection[], rejectionCount: number): void {
    this.#rejectionCount += rejectionCount;
    this.#rejectedRows += rejectionCount;
    this.#rejections.push(...rejections);
    this.#rejections.sort((a, b) => a.line - b.line || a.column - b.column);
    this.#rejections.length = Math.min(this.#rejections.length, MAX_LISTED_REJECTIONS);
  }
}

function findingOf(line: number, { kind, column, describe }: Mark): QualityFinding {
  const { index, name } = column;
  return { severity: 'WARNING', kind, line, column: index + 1, columnName: name, message: describe() };
}

/** @returns the text in quotes, cut to a length that fits on a line */
export function quoted(text: string): string {
  return JSON.stringify(shortened(text));
}

function shortened(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
