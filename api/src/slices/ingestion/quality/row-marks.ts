import type { QualityFinding, QualityKind, Severity } from '../ingestion.types.js';
import type { Findings, Mark } from '../judgement/findings.js';
import type { RuleMarks } from './rule.js';

/** Where a row stands in the file. */
export interface RowPlace {
  readonly line: number;
  /** Whether the line holds no other row. */
  readonly isWholeLine: boolean;
  /** From 0, −1 where the whole line is meant or the column has no name. */
  readonly column: Mark['column'];
}

/** Collects what several rules find in the same rows, so that each of them is marked once. */
export class RowMarks implements RuleMarks {
  readonly #findings: Findings;
  readonly #knownLines: ReadonlySet<number>;
  readonly #marks = new Map<number, Mark[]>();
  #placeOf: (row: number) => RowPlace = () => ({ line: 0, isWholeLine: false, column: { index: -1, name: '' } });

  /** @param known findings that were made while the rows were read */
  constructor(findings: Findings, known: readonly QualityFinding[]) {
    this.#findings = findings;
    this.#knownLines = new Set(known.map(({ line }) => line));
  }

  /** Begins with other rows; those before must have been flushed. */
  begin(placeOf: (row: number) => RowPlace): void {
    this.#placeOf = placeOf;
  }

  mark(row: number, kind: QualityKind, severity: Severity, describe: () => string): void {
    this.add(row, [{ kind, severity, column: this.#placeOf(row).column, describe }]);
  }

  add(row: number, marks: readonly Mark[]): void {
    if (marks.length === 0) return;
    const known = this.#marks.get(row);
    if (known === undefined) this.#marks.set(row, [...marks]);
    else known.push(...marks);
  }

  note(kind: QualityKind, severity: Severity, message: string, line: number): void {
    this.#findings.note({ severity, kind, action: 'KEPT', message }, line);
  }

  flush(): void {
    for (const [row, marks] of this.#marks) {
      const { line, isWholeLine } = this.#placeOf(row);
      this.#findings.mark(line, marks, isWholeLine && this.#knownLines.has(line));
    }
    this.#marks.clear();
  }
}
