/** Gathers one product's day. */
import { addDays, addMonths, fromDayNumber, isoDate, parseContractMonth, toDayNumber } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { ForwardCurve, FuturesBoard, FuturesBoardRow } from '../market/index.js';
import { AppError } from '../../shared/errors.js';
import { ticksOf } from './biggest-moves.js';
import type { ReportMarket } from './daily-report.ports.js';
import type {
  FrontSpread,
  Missing,
  ProductReport,
  ReportCurve,
  ReportOpenInterest,
  ReportQuote,
} from './daily-report.types.js';

/** Delivery months of a curve that a page has room for. */
export const CURVE_MONTHS = 24;

/**
 * @param tradeDate of the product
 * @returns its day without its volatilities
 * @throws {AppError} what the market answers with
 */
export async function productReport(
  market: ReportMarket,
  product: ProductCode,
  tradeDate: IsoDate,
): Promise<Omit<ProductReport, 'vols'>> {
  const board = await market.futuresBoard(product, tradeDate);
  const { source, previousTradeDate } = board;
  const front = frontRow(board);
  if (front === undefined) throw nothingTrades(product, tradeDate);
  const [[now], previous, monthBefore, frontSpread, openInterest] = await Promise.all([
    market.forwardCurves(product, [tradeDate]),
    previousTradeDate === null ? undefined : curveOf(market, product, previousTradeDate),
    curveOf(market, product, monthEarlier(tradeDate)),
    frontSpreadOf(market, product, tradeDate, front),
    openInterestOf(market, board),
  ]);
  if (now === undefined) throw nothingTrades(product, tradeDate);
  return {
    ...{ product, source, tradeDate, previousTradeDate },
    front: reportQuote(front),
    structure: now.structure,
    curves: [
      reportCurve('NOW', now),
      ...(previous === undefined ? [] : [reportCurve('PREVIOUS', previous)]),
      ...(monthBefore === undefined ? [] : [reportCurve('MONTH_BEFORE', monthBefore)]),
    ],
    frontSpread,
    openInterest,
  };
}

/** @returns the same day of the month before, or that month's last */
export function monthEarlier(date: IsoDate): IsoDate {
  const thisMonth = parseContractMonth(date.slice(0, 7));
  if (thisMonth === undefined) throw new TypeError(`${date} is of no month`);
  const lastDay = addDays(isoDate(`${thisMonth}-01`), -1);
  const sameDay = toDayNumber(isoDate(`${addMonths(thisMonth, -1)}-01`)) + Number(date.slice(8)) - 1;
  return fromDayNumber(Math.min(sameDay, toDayNumber(lastDay)));
}

function reportQuote(row: FuturesBoardRow): ReportQuote {
  return { ...row, changeTicks: row.change === null ? null : ticksOf(row.product, row.change) };
}

function frontRow({ rows }: FuturesBoard): FuturesBoardRow | undefined {
  return rows.find(({ nearby }) => nearby >= 1);
}

function reportCurve(label: ReportCurve['label'], { tradeDate, points }: ForwardCurve): ReportCurve {
  const trading = points.filter(({ nearby }) => nearby >= 1).slice(0, CURVE_MONTHS);
  return { label, tradeDate, points: trading.map(({ month, settle }) => ({ month, settle })) };
}

/** The curve of that date or the trade date before it; undefined where settlements begin later. */
async function curveOf(market: ReportMarket, product: ProductCode, date: IsoDate): Promise<ForwardCurve | undefined> {
  try {
    return (await market.forwardCurves(product, [date]))[0];
  } catch (error) {
    if (error instanceof AppError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

async function frontSpreadOf(
  market: ReportMarket,
  product: ProductCode,
  tradeDate: IsoDate,
  front: FuturesBoardRow,
): Promise<FrontSpread | Missing> {
  const spreads = await market.calendarSpreads(product, tradeDate, 1);
  const spread = spreads.find(({ near }) => near.month === front.month);
  if (spread === undefined) return { missing: `No settle of the month after ${front.symbol}.` };
  const { near, far, value } = spread;
  const structure = value > 0 ? 'BACKWARDATION' : value < 0 ? 'CONTANGO' : 'FLAT';
  return { ...spread, near: near.symbol, far: far.symbol, structure };
}

/** Exchanges tell it a session late: where the date has none, that of the date before stands in, and says so. */
async function openInterestOf(market: ReportMarket, board: FuturesBoard): Promise<ReportOpenInterest | Missing> {
  const found = countOf(board);
  if (found !== undefined) return found;
  const { product, tradeDate, previousTradeDate } = board;
  const earlier =
    previousTradeDate === null ? undefined : countOf(await market.futuresBoard(product, previousTradeDate));
  return earlier ?? { missing: `No open interest of ${tradeDate} or the trade date before it is stored.` };
}

function countOf({ tradeDate, rows }: FuturesBoard): ReportOpenInterest | undefined {
  const known = rows.flatMap(({ openInterest }) => openInterest ?? []);
  if (known.length === 0) return undefined;
  const changes = rows.flatMap(({ openInterestChange }) => openInterestChange ?? []);
  return {
    tradeDate,
    total: sumOf(known),
    counted: known.length,
    months: rows.length,
    change: changes.length === 0 ? null : sumOf(changes),
  };
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function nothingTrades(product: ProductCode, tradeDate: IsoDate): AppError {
  return new AppError('NOT_FOUND', `No contract of ${product} that still trades has a settle on ${tradeDate}.`, {
    reason: 'NO_SETTLEMENTS',
  });
}
