import type { ProductCode } from '@cushing/products';

import { OPTION_FLAGS } from '../../market/index.js';
import { MAX_LISTED_FINDINGS, MAX_LISTED_REJECTIONS, MAX_LISTED_UNKNOWN, QUALITY_KINDS } from '../ingestion.types.js';
import type {
  FindingAction,
  FindingCount,
  ImportReport,
  QualityFinding,
  QualityKind,
  Rejection,
  RejectionReason,
  Severity,
  UnknownSubject,
} from '../ingestion.types.js';

/** Characters of a value that a rejection repeats. */
const SHOWN_LENGTH = 40;
/** Characters of what is not known here: a vendor's name of a product, its codes among them. */
const SUBJECT_LENGTH = 120;

/** A place in the file: the line and, unless the whole line is meant, the column from 0 with its name. */
export interface Place {
  readonly line: number;
  readonly column?: { readonly index: number; readonly name: string } | undefined;
}

/** The part of a report that says what was found. */
export type FoundInFile = Pick<
  ImportReport,
  | 'linesWithoutPrice'
  | 'rejections'
  | 'rejectionCount'
  | 'findings'
  | 'findingCount'
  | 'findingCounts'
  | 'markedRows'
  | 'unknown'
  | 'unknownCount'
>;

/** A mark on a row that is stored all the same. */
export interface Mark {
  readonly kind: QualityKind;
  /** WARNING where absent. */
  readonly severity?: Severity;
  /** KEPT where absent. */
  readonly action?: FindingAction;
  /** From 0; −1 where the whole line is meant. */
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
  /** By line up to the first `#sorted`, then as they came; cut to the first ones where it grows too long. */
  readonly #marks: QualityFinding[] = [];
  #sorted = 0;
  readonly #markCounts = new Map<QualityKind, FindingCount>();
  #markedRows = 0;
  readonly #unknown = new Map<string, UnknownSubject>();
  #unknownCount = 0;

  /** @param found what was found before, by a part that is done: what comes now is added to it */
  constructor(found?: FoundInFile & { readonly rejectedRows: number }) {
    if (found === undefined) return;
    this.#rejections.push(...found.rejections);
    this.#rejectionCount = found.rejectionCount;
    this.#rejectedRows = found.rejectedRows;
    this.#linesWithoutPrice = found.linesWithoutPrice;
    this.#marks.push(...found.findings);
    for (const count of found.findingCounts) this.#markCounts.set(count.kind, count);
    this.#markedRows = found.markedRows;
    for (const unknown of found.unknown) this.#unknown.set(unknown.subject, unknown);
    this.#unknownCount = found.unknownCount;
  }

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
    this.#sortMarks();
    const findingCounts = [...QUALITY_KINDS, ...OPTION_FLAGS].flatMap((kind) => this.#markCounts.get(kind) ?? []);
    return {
      linesWithoutPrice: this.#linesWithoutPrice,
      rejections: this.#rejections,
      rejectionCount: this.#rejectionCount,
      findings: this.#marks,
      findingCount: findingCounts.reduce((sum, { count }) => sum + count, 0),
      findingCounts,
      markedRows: this.#markedRows,
      unknown: [...this.#unknown.values()],
      unknownCount: this.#unknownCount,
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
   * @param isKnown whether the row was marked before, so that it is not counted again
   */
  mark(line: number, marks: readonly Mark[], isKnown = false): void {
    if (!isKnown) this.#markedRows += 1;
    for (const mark of marks) this.#list(line, mark);
  }

  /**
   * Notes what is odd about the file as a whole, or about rows that are not there.
   *
   * @param line where they would be; 0 where no line shows it
   */
  note(
    { severity, kind, action, message }: Pick<QualityFinding, 'severity' | 'kind' | 'action' | 'message'>,
    line = 0,
  ): void {
    const column = { index: -1, name: '' };
    this.#list(line, { severity, kind, action, column, describe: () => message });
  }

  /** Notes a row of something that is not known here. */
  propose(line: number, subject: string, proposal: ProductCode | undefined): void {
    const known = this.#unknown.get(subject);
    if (known !== undefined) {
      this.#unknown.set(subject, { ...known, rows: known.rows + 1 });
      return;
    }
    this.#unknownCount += 1;
    if (this.#unknown.size >= MAX_LISTED_UNKNOWN) return;
    this.#unknown.set(subject, {
      subject: shortened(subject, SUBJECT_LENGTH),
      proposal: proposal ?? null,
      line,
      rows: 1,
    });
  }

  #list(line: number, mark: Mark): void {
    const known = this.#markCounts.get(mark.kind);
    const isListed = this.#isListed(line);
    const isFirst = known === undefined || line < known.first.line;
    const finding = isListed || isFirst ? findingOf(line, mark) : undefined;
    if (finding !== undefined && isListed) this.#marks.push(finding);
    const first = isFirst ? finding : known.first;
    if (first === undefined) return;
    this.#markCounts.set(mark.kind, { kind: mark.kind, count: (known?.count ?? 0) + 1, first });
  }

  /** Whether a finding on that line can still be among the first ones, by line. */
  #isListed(line: number): boolean {
    if (this.#marks.length >= MAX_LISTED_FINDINGS * 2) this.#sortMarks();
    return this.#sorted < MAX_LISTED_FINDINGS || line < (this.#marks[MAX_LISTED_FINDINGS - 1]?.line ?? 0);
  }

  /** Of findings on one line, those that were made first stay first. */
  #sortMarks(): void {
    this.#marks.sort((a, b) => a.line - b.line);
    this.#marks.length = Math.min(this.#marks.length, MAX_LISTED_FINDINGS);
    this.#sorted = this.#marks.length;
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

function findingOf(line: number, { kind, severity, action, column, describe }: Mark): QualityFinding {
  const { index, name } = column;
  return {
    severity: severity ?? 'WARNING',
    kind,
    action: action ?? 'KEPT',
    line,
    column: index + 1,
    columnName: name,
    message: describe(),
  };
}

/** @returns the text in quotes, cut to a length that fits on a line */
export function quoted(text: string): string {
  return JSON.stringify(shortened(text));
}

function shortened(text: string, length = SHOWN_LENGTH): string {
  return text.length > length ? `${text.slice(0, length)}…` : text;
}
