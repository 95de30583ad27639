import type { QualityKind, Severity } from '../ingestion.types.js';
import type { Curve, CurvePast } from './curve.js';
import type { OptionChain } from './option-chain.js';

/** Takes what rules find. */
export interface RuleMarks {
  /**
   * @param row place in the curve, or row of the chain's columns
   * @param describe asked for only where it is listed
   */
  mark(row: number, kind: QualityKind, severity: Severity, describe: () => string): void;
  /** What is odd about rows that are not there. @param line where they would be; 0 where no line shows it */
  note(kind: QualityKind, severity: Severity, message: string, line: number): void;
}

/** Sees the curves of the file by product and trade date. */
export interface CurveRule {
  judge(curve: Curve, past: CurvePast, marks: RuleMarks): void;
  /** Called after the last curve of each product. */
  finish?(marks: RuleMarks): void;
}

/** Sees the options of one expiry on one trade date at a time. */
export interface OptionRule {
  judge(chain: OptionChain, marks: RuleMarks): void;
}
