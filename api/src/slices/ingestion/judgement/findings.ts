import { MAX_LISTED_REJECTIONS } from '../ingestion.types.js';
import type { Rejection, RejectionReason } from '../ingestion.types.js';

/** Characters of a value that a rejection repeats. */
const SHOWN_LENGTH = 40;

/** A place in the file: the line and, unless the whole line is meant, the column from 0 with its name. */
export interface Place {
  readonly line: number;
  readonly column?: { readonly index: number; readonly name: string } | undefined;
}

/** Collects what is wrong with a file, and counts what was passed over. */
export class Findings {
  readonly #rejections: Rejection[] = [];
  #rejectionCount = 0;
  #rejectedRows = 0;
  #linesWithoutPrice = 0;

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

  get linesWithoutPrice(): number {
    return this.#linesWithoutPrice;
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

/** @returns the text in quotes, cut to a length that fits on a line */
export function quoted(text: string): string {
  return JSON.stringify(shortened(text));
}

function shortened(text: string): string {
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
