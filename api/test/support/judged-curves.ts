/** Curves and chains made by hand, and what a rule of quality finds in them. */
import { isoDate, parseContractMonth, toDayNumber, toMonthIndex } from '@cushing/products';
import type { OptionSeries, ProductCode } from '@cushing/products';

import type { OptionSettlementColumns } from '../../src/slices/market/index.js';
import { OptionMarket } from '../../src/slices/ingestion/judgement/option-market.js';
import type { Curve } from '../../src/slices/ingestion/quality/curve.js';
import { chainOf } from '../../src/slices/ingestion/quality/option-chain.js';
import type { CurveRule, OptionRule, RuleMarks } from '../../src/slices/ingestion/quality/rule.js';

/** One finding: row of what was judged, or −1 for a note; the line is that of a note. */
export interface Found {
  readonly date: string;
  readonly row: number;
  readonly severity: string;
  readonly message: string;
  readonly line: number;
}

/** A date with its settles from the month on; NaN leaves a contract out. */
export type MadeCurve = readonly [date: string, firstMonth: string, settles: readonly number[]];

export interface MadePast {
  readonly product?: ProductCode;
  readonly storeDates?: readonly string[];
  readonly storedMonths?: readonly string[];
}

/** @returns `MonthIndex` of a month written YYYY-MM */
export function monthIndex(text: string): number {
  const month = parseContractMonth(text);
  if (month === undefined) throw new Error(`${text} is no month`);
  return toMonthIndex(month);
}

/** The first curve's rows stand on line 2 and those after it; each row has a line. */
export function judgeCurves(rule: CurveRule, made: readonly MadeCurve[], past: MadePast = {}): Found[] {
  const found: Found[] = [];
  const curves: Curve[] = [];
  let line = 2;
  let date = '';
  const marks = collector(found, () => date);
  for (const [curveDate, firstMonth, settles] of made) {
    date = curveDate;
    const curve = curveOf(past.product ?? 'CL', curveDate, firstMonth, settles, line);
    line += curve.length;
    rule.judge(
      curve,
      {
        curves: curves.slice(-20),
        storeDays: new Set((past.storeDates ?? []).map((stored) => toDayNumber(isoDate(stored)))),
        storedMonths: new Set((past.storedMonths ?? []).map(monthIndex)),
      },
      marks,
    );
    curves.push(curve);
  }
  rule.finish?.(marks);
  return found;
}

function curveOf(
  product: ProductCode,
  date: string,
  firstMonth: string,
  settles: readonly number[],
  line: number,
): Curve {
  const first = monthIndex(firstMonth);
  const given = settles.flatMap((settle, index) => (Number.isNaN(settle) ? [] : [{ settle, month: first + index }]));
  return {
    product,
    day: toDayNumber(isoDate(date)),
    length: given.length,
    months: Int32Array.from(given, ({ month }) => month),
    settles: Float64Array.from(given, ({ settle }) => settle),
    lines: Int32Array.from(given, (_, index) => line + index),
    columns: new Int32Array(given.length),
  };
}

/** Options of one expiry; a price of NaN leaves the option out. */
export interface MadeChain {
  readonly series: OptionSeries;
  readonly month: string;
  readonly date: string;
  /** NaN where no future settled. */
  readonly forward: number;
  /** Undefined where no curve is known: 4 % are guessed. */
  readonly rate?: number;
  readonly options: readonly (readonly [strike: number, call: number, put: number])[];
}

/** The rows stand in order of strike, a call before its put. */
export async function judgeChain(
  rule: OptionRule,
  { series, month, date, forward, rate, options }: MadeChain,
): Promise<Found[]> {
  const rows = options.flatMap(([strike, call, put]) => [
    ...(Number.isNaN(call) ? [] : [{ strike, settle: call, isCall: 1 }]),
    ...(Number.isNaN(put) ? [] : [{ strike, settle: put, isCall: 0 }]),
  ]);
  const index = ['LO', 'BZO', 'ON', 'LN', 'OH', 'OB'].indexOf(series);
  const day = toDayNumber(isoDate(date));
  const absent = new Float64Array(rows.length).fill(NaN);
  const columns: OptionSettlementColumns = {
    length: rows.length,
    series: new Uint8Array(rows.length).fill(index),
    month: new Int32Array(rows.length).fill(monthIndex(month)),
    isCall: Uint8Array.from(rows, ({ isCall }) => isCall),
    strike: Float64Array.from(rows, ({ strike }) => strike),
    tradeDate: new Int32Array(rows.length).fill(day),
    settle: Float64Array.from(rows, ({ settle }) => settle),
    bid: absent,
    ask: absent,
    volume: absent,
    openInterest: absent,
    line: Int32Array.from(rows, (_, row) => row + 2),
  };
  const market = new OptionMarket({
    store: {
      settlementsOn: (_product, _source, [tradeDate]) => {
        const contract = parseContractMonth(month);
        const isKnown = tradeDate !== undefined && contract !== undefined && !Number.isNaN(forward);
        return Promise.resolve(isKnown ? [{ tradeDate, month: contract, settle: forward }] : []);
      },
    },
    options: {
      rateCurveOn: (curveDate) =>
        Promise.resolve(rate === undefined ? undefined : { date: curveDate, points: [{ tenorDays: 30, rate }] }),
    },
    flatRate: 0.04,
  });
  const product = ({ LO: 'CL', BZO: 'BZ', ON: 'NG', LN: 'NG', OH: 'HO', OB: 'RB' } as const)[series];
  await market.readSettles(product, new Set([day]));
  await market.readRates(new Set([day]));
  const chain = chainOf(columns, market);
  const found: Found[] = [];
  if (chain !== undefined)
    rule.judge(
      chain,
      collector(found, () => date),
    );
  return found;
}

function collector(found: Found[], date: () => string): RuleMarks {
  return {
    mark(row, _kind, severity, describe) {
      found.push({ date: date(), row, severity, message: describe(), line: 0 });
    },
    note(_kind, severity, message, line) {
      found.push({ date: date(), row: -1, severity, message, line });
    },
  };
}
