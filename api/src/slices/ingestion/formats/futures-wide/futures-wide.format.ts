import { PRODUCT_CODES, PRODUCTS } from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import type { SettlementBatch } from '../../reading/batches.js';
import type { Header } from '../../file/header.js';
import type { TextRecord } from '../../ingestion.ports.js';
import type { Findings, Place } from '../../judgement/findings.js';
import { parsePrice } from '../../judgement/numbers.js';
import { TradeDays, contractFault, notATradeDate, parseDate } from '../../judgement/trade-days.js';
import type { TradeDay } from '../../judgement/trade-days.js';
import { eiaNearby } from '../../vendors/eia-series.js';
import type { FuturesFormat } from '../file-format.js';

/** A column that holds the settlements of one nearby. */
interface NearbyColumn {
  readonly index: number;
  readonly name: string;
  /** 1 for the front contract, which it is through its last trade date. */
  readonly nearby: number;
}

interface ProductColumns {
  readonly product: ProductCode;
  readonly columns: readonly NearbyColumn[];
}

const DATE = 'date';
const NEARBY_NAME = /^([A-Z]+)(\d{1,3})$/i;
/** No product has as many months listed; a column of a higher number is not one of nearbys. */
const LAST_NEARBY = 200;

const PRODUCTS_BY_ROOT: ReadonlyMap<string, ProductCode> = new Map(
  PRODUCT_CODES.flatMap((code) => [code, ...PRODUCTS[code].aliases].map((root) => [root, code] as const)),
);

/**
 * One line a date, one column a nearby: `CL01` is the front contract of WTI on each date, `BRN02` Brent's second, and so
 * is the EIA's series `RCLC1` of the first.
 */
export const futuresWideFormat: FuturesFormat = {
  name: 'futures-wide',
  kind: 'FUTURES',
  example: 'date,CL01,CL02,…,NG01,…',

  match(header) {
    const known = productColumns(header).flatMap(({ columns }) => columns.map(({ index }) => index));
    const dateIndex = header.indexOf(DATE);
    const missing = [...(dateIndex < 0 ? [DATE] : []), ...(known.length === 0 ? ['CL01 or another nearby'] : [])];
    return {
      missing,
      matched: 2 - missing.length,
      ignored: header.names.filter((_, index) => index !== dateIndex && !known.includes(index)),
    };
  },

  reader(header, today) {
    const dateIndex = header.indexOf(DATE);
    const products = productColumns(header);
    const days = new TradeDays(today);
    return (record, batch, findings) => {
      const text = record.fields[dateIndex] ?? '';
      const datePlace = placeOf(record, dateIndex, header.names[dateIndex] ?? DATE);
      const date = parseDate(text, today);
      if (typeof date !== 'string') {
        const cells = products.reduce((sum, each) => sum + filledCells(each, record), 0);
        findings.reject(datePlace, text, date.reason, date.message, Math.max(1, cells));
        return;
      }
      const closed: ProductColumns[] = [];
      for (const each of products) {
        const day = days.find(each.product, date);
        if (day.status === 'ok') readCells(each, day, record, batch, findings);
        else if (filledCells(each, record) > 0) closed.push(each);
      }
      if (closed.length > 0) rejectClosed(closed, date, datePlace, record, findings);
    };
  },
};

function readCells(
  { product, columns }: ProductColumns,
  day: TradeDay,
  record: TextRecord,
  batch: SettlementBatch,
  findings: Findings,
): void {
  for (const { index, name, nearby } of columns) {
    const text = record.fields[index] ?? '';
    if (isBlank(text)) continue;
    const month = day.front + nearby - 1;
    const fault = contractFault(product, month, day);
    const price = parsePrice(text);
    if (fault !== undefined) {
      findings.reject(placeOf(record, index, name), text, fault.reason, fault.message);
    } else if (price.status === 'fault') {
      findings.reject(placeOf(record, index, name), text, price.reason, price.message);
    } else {
      batch.add({
        product,
        month,
        day: day.day,
        nearby,
        open: Number.NaN,
        high: Number.NaN,
        low: Number.NaN,
        settle: price.value,
        volume: Number.NaN,
        openInterest: Number.NaN,
        line: record.line,
        column: index + 1,
      });
    }
  }
}

/** One rejection for the line, however many products do not settle on its date. */
function rejectClosed(
  closed: readonly ProductColumns[],
  date: IsoDate,
  place: Place,
  record: TextRecord,
  findings: Findings,
): void {
  const fault = notATradeDate(
    date,
    closed.map(({ product }) => product),
  );
  const cells = closed.reduce((sum, each) => sum + filledCells(each, record), 0);
  findings.reject(place, date, fault.reason, fault.message, cells);
}

/** @returns the nearby columns by product, in the file's order */
function productColumns(header: Header): readonly ProductColumns[] {
  const found = new Map<ProductCode, NearbyColumn[]>();
  for (const [index, name] of header.names.entries()) {
    const future = eiaNearby(name) ?? nearbyNamed(name);
    if (future === undefined) continue;
    const { product, nearby } = future;
    const columns = found.get(product) ?? [];
    columns.push({ index, name, nearby });
    found.set(product, columns);
  }
  return [...found].map(([product, columns]) => ({ product, columns }));
}

function nearbyNamed(name: string): { readonly product: ProductCode; readonly nearby: number } | undefined {
  const match = NEARBY_NAME.exec(name);
  const product = PRODUCTS_BY_ROOT.get((match?.[1] ?? '').toUpperCase());
  const nearby = Number(match?.[2] ?? 0);
  return product === undefined || nearby < 1 || nearby > LAST_NEARBY ? undefined : { product, nearby };
}

function filledCells({ columns }: ProductColumns, record: TextRecord): number {
  return columns.filter(({ index }) => !isBlank(record.fields[index] ?? '')).length;
}

function isBlank(text: string): boolean {
  return text === '' || text.trim() === '';
}

function placeOf(record: TextRecord, index: number, name: string): Place {
  return { line: record.line, column: { index, name } };
}
