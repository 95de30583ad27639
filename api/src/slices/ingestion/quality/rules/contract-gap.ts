import { fromMonthIndex, futuresSymbol } from '@cushing/products';

import { dateOf, firstPlaceFrom, symbolAt } from '../curve.js';
import type { Curve, CurvePast } from '../curve.js';
import type { CurveRule, RuleMarks } from '../rule.js';

/** Finds contracts that settled on the trade date before, and not on this one though months on both sides of them do. */
export class ContractGapRule implements CurveRule {
  judge(curve: Curve, { curves, storedMonths }: CurvePast, marks: RuleMarks): void {
    const before = curves.at(-1);
    if (before === undefined) return;
    let run: number[] = [];
    for (const month of [...missingMonths(curve, before), Infinity]) {
      const isMissing = month !== Infinity && !storedMonths.has(month);
      if (run.length > 0 && !(isMissing && firstPlaceFrom(curve, run[0] ?? 0) === firstPlaceFrom(curve, month))) {
        report(curve, before, run, marks);
        run = [];
      }
      if (isMissing) run.push(month);
    }
  }
}

/**
 * @returns `MonthIndex`es, ascending, of the contracts that the earlier curve has and this one leaves out between two
 * that it has; they are still listed, as a nearer one is
 */
export function missingMonths(curve: Curve, before: Curve): number[] {
  const missing: number[] = [];
  const last = curve.months[curve.length - 1] ?? -Infinity;
  let place = 0;
  for (let index = firstPlaceFrom(before, curve.months[0] ?? Infinity); index < before.length; index += 1) {
    const month = before.months[index] ?? Infinity;
    if (month > last) break;
    while ((curve.months[place] ?? Infinity) < month) place += 1;
    if (curve.months[place] !== month) missing.push(month);
  }
  return missing;
}

function report(curve: Curve, before: Curve, months: readonly number[], marks: RuleMarks): void {
  const symbols = months.map((month) => futuresSymbol(curve.product, fromMonthIndex(month)));
  const [first = ''] = symbols;
  const last = symbols.at(-1) ?? first;
  const place = firstPlaceFrom(curve, months[0] ?? 0);
  const what =
    symbols.length === 1
      ? `${first} has no settlement`
      : `${symbols.length} contracts from ${first} to ${last} have none`;
  const sides = `between ${symbolAt(curve, place - 1)} and ${symbolAt(curve, place)}`;
  marks.note(
    'CONTRACT_GAP',
    'WARNING',
    `${what} on ${dateOf(curve)} ${sides}, though settled on ${dateOf(before)}`,
    curve.lines[place] ?? 0,
  );
}
