/** Volatility at the money and its tilt, against the day before. */
import type { IsoDate, ProductCode } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import type { TermStructurePoint, VolatilityTermStructure } from '../volatility/index.js';
import type { ReportOptions, ReportVolatility } from './daily-report.ports.js';
import type { Missing, ReportVol, ReportVols } from './daily-report.types.js';

const EXPIRIES = 3;
/** Decimals of a volatility that a difference of two is exact to. */
const NOISE_DECIMALS = 12;

interface Sources {
  readonly options: ReportOptions;
  readonly volatility: ReportVolatility;
}

/** @returns the product's first expiries of the trade date; why there are none where it has no options then */
export async function reportVols(
  { options, volatility }: Sources,
  product: ProductCode,
  tradeDate: IsoDate,
): Promise<ReportVols | Missing> {
  try {
    const { points: dates } = await options.tradeDates(product, { to: tradeDate });
    if (dates.at(-1) !== tradeDate) return missingOptions(product, tradeDate, dates.at(-1));
    const [now] = await volatility.termStructures(product, [tradeDate], undefined);
    if (now === undefined || now.points.length === 0) return missingOptions(product, tradeDate, undefined);
    const previousTradeDate = dates.at(-2) ?? null;
    const before = previousTradeDate === null ? undefined : await earlier(volatility, product, previousTradeDate, now);
    const expiries = now.points.slice(0, EXPIRIES).map((point) => reportVol(point, before));
    return { previousTradeDate, expiries };
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return { missing: error.message };
    throw error;
  }
}

/** Undefined where that day has no options of the series; the report then has no changes. */
async function earlier(
  volatility: ReportVolatility,
  product: ProductCode,
  date: IsoDate,
  { series }: VolatilityTermStructure,
): Promise<VolatilityTermStructure | undefined> {
  try {
    return (await volatility.termStructures(product, [date], series))[0];
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

function reportVol(point: TermStructurePoint, before: VolatilityTermStructure | undefined): ReportVol {
  const { series, expiry, daysToExpiry, underlying, model, atmVol, riskReversal25 } = point;
  const same = before?.points.find((each) => each.series === series && each.expiry === expiry);
  // Volatilities of a lognormal and of a normal model are no numbers of one kind.
  const comparable = (same?.model === 'BACHELIER') === (model === 'BACHELIER') ? same : undefined;
  return {
    ...{ series, expiry, daysToExpiry, underlying, model, atmVol, riskReversal25 },
    atmVolChange: difference(atmVol, comparable?.atmVol),
    riskReversal25Change: difference(riskReversal25, comparable?.riskReversal25),
  };
}

function difference(now: number | null, before: number | null | undefined): number | null {
  if (now === null || before === null || before === undefined) return null;
  return Number((now - before).toFixed(NOISE_DECIMALS));
}

function missingOptions(product: ProductCode, tradeDate: IsoDate, last: IsoDate | undefined): Missing {
  const before = last === undefined ? '' : ` Its last ones before are of ${last}.`;
  return { missing: `No options of ${product} that have time left are stored for ${tradeDate}.${before}` };
}
