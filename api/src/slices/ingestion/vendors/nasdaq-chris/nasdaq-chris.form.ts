import { PRODUCTS, PRODUCT_CODES, parseIsoDate } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { splitDelimitedLine } from '../delimited-line.js';
import { readPrices } from '../price-cells.js';
import type { PriceColumns } from '../price-cells.js';
import type { StatedPrices } from '../stated-row.js';
import { UnknownSubjects } from '../unknown-subjects.js';
import { unreadableRow } from '../unreadable-row.js';
import type { TextForm } from '../vendor-form.js';

interface Layout {
  readonly width: number;
  readonly date: number;
  readonly prices: PriceColumns;
}

/** What a file's name says: the code in the vendor's words, and the product where it is one of ours. */
interface NamedSeries {
  readonly code: string;
  readonly product: ProductCode | undefined;
  readonly nearby: number;
}

const NAMED = /(?:^|[^A-Z])(?:CME|ICE|NYMEX)[_-]([A-Z]{1,3})([1-9]\d?)(?![A-Z0-9])/;
const UNNAMED =
  'the file does not say of what it is: put the code of its series into its name, as CHRIS-CME_CL1.csv for the front month of CL';
const NO_HEADER = 'no header above it has Date, Open, High, Low, Settle and Volume';

/** Continuous futures of Nasdaq Data Link's CHRIS, once Quandl's: one file for each nearby. */
export const nasdaqChrisForm: TextForm = {
  name: 'nasdaq-chris',
  kind: 'TEXT',
  example: 'Date,Open,High,Low,Last,Change,Settle,Volume,Previous Day Open Interest',

  detect(head) {
    return layoutOf(splitDelimitedLine(head[0] ?? '', ',')) !== undefined;
  },

  async *decode(lines, { fileName }) {
    const series = seriesInName(fileName);
    const unknown = new UnknownSubjects();
    const cells: string[] = [];
    let layout: Layout | undefined;
    for await (const { line, text } of lines) {
      if (text.trim() === '') continue;
      splitDelimitedLine(text, ',', cells);
      if (layout === undefined ? cells.some(isDateName) : isDateName(cells[layout.date])) {
        layout = layoutOf(cells);
        continue;
      }
      if (layout === undefined) {
        yield unreadableRow(line, 0, text, NO_HEADER);
      } else if (cells.length !== layout.width) {
        yield unreadableRow(line, 0, text, `it has ${cells.length} values where the header has ${layout.width}`);
      } else if (series === undefined) {
        yield unreadableRow(line, 0, text, UNNAMED);
      } else if (series.product === undefined) {
        const row = unknown.tell(line, series.code);
        if (row !== undefined) yield row;
      } else {
        const value = (cells[layout.date] ?? '').trim();
        const tradeDate = parseIsoDate(value);
        if (tradeDate === undefined) {
          yield unreadableRow(line, layout.date + 1, value, 'a date is a real day, as 2015-01-02');
          continue;
        }
        const prices = readPrices(line, cells, layout.prices);
        if ('kind' in prices) {
          yield prices;
        } else {
          const { product, nearby } = series;
          yield { kind: 'FUTURE', line, tradeDate, product, contract: { nearby }, ...withoutZeros(prices) };
        }
      }
    }
  },
};

/** The vendor writes 0.0 for an open, high or low that it does not have, as it leaves others blank. */
function withoutZeros(prices: StatedPrices): StatedPrices {
  const { open, high, low } = prices;
  if (Number(open) !== 0 && Number(high) !== 0 && Number(low) !== 0) return prices;
  const orBlank = (price: string): string => (Number(price) === 0 ? '' : price);
  return { ...prices, open: orBlank(open), high: orBlank(high), low: orBlank(low) };
}

function layoutOf(cells: readonly string[]): Layout | undefined {
  const names = cells.map(nameOf);
  const date = names.indexOf('date');
  const [open, high, low] = [names.indexOf('open'), names.indexOf('high'), names.indexOf('low')];
  const [settle, volume] = [names.indexOf('settle'), names.indexOf('volume')];
  // Its name has changed over the years: `Open Interest`, `(Prev. Day) Open Interest`, `Previous Day Open Interest`.
  const openInterest = names.findIndex((name) => name.endsWith('open interest'));
  // Last and Change make the header this vendor's.
  const own = Math.min(names.indexOf('last'), names.indexOf('change'));
  if (Math.min(date, open, high, low, settle, volume, openInterest, own) < 0) return undefined;
  return { width: cells.length, date, prices: { open, high, low, settle, volume, openInterest } };
}

function seriesInName(fileName: string): NamedSeries | undefined {
  const [, root, nearby] = NAMED.exec(fileName.toUpperCase()) ?? [];
  if (root === undefined || nearby === undefined) return undefined;
  const product = PRODUCT_CODES.find((code) => code === root || PRODUCTS[code].aliases.includes(root));
  return { code: `${root}${nearby}`, product, nearby: Number(nearby) };
}

function isDateName(cell: string | undefined): boolean {
  return nameOf(cell) === 'date';
}

function nameOf(cell: string | undefined): string {
  return (cell ?? '').trim().toLowerCase();
}
