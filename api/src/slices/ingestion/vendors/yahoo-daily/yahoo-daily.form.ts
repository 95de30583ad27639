import { parseIsoDate } from '@cushing/products';

import { splitDelimitedLine } from '../delimited-line.js';
import { readPrices } from '../price-cells.js';
import type { StatedRow } from '../stated-row.js';
import { UnknownSubjects } from '../unknown-subjects.js';
import { unreadableRow } from '../unreadable-row.js';
import type { TextForm } from '../vendor-form.js';
import { yahooTickerInName } from './ticker.js';
import type { YahooTicker } from './ticker.js';
import { YahooHeader, isYahooHeader } from './yahoo-header.js';
import type { YahooColumns } from './yahoo-header.js';

const INTRADAY = 'it is a bar within a day: download daily prices, with the interval 1d';
const UNNAMED = 'the file does not say of what it is: put the ticker into its name, as CL=F.csv or CLZ26.NYM.csv';
const NO_HEADER = 'no header above it has Date, Open, High, Low, Close and Volume';
/** Days of a zone begin at its midnight; anything else is a time within a day. */
const MIDNIGHT = /^[ T]00:00:00(?:\.0+)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const DATE_LENGTH = 'YYYY-MM-DD'.length;

/**
 * Daily prices of Yahoo, as its pages saved them and as programs that ask it write them: with the columns in one
 * header line, or over three of which the second names tickers.
 */
export const yahooDailyForm: TextForm = {
  name: 'yahoo-daily',
  kind: 'TEXT',
  example: 'Date,Open,High,Low,Close,Adj Close,Volume',
  roundsToTick: true,

  detect(head) {
    return isYahooHeader(head.slice(0, 3).map((text) => splitDelimitedLine(text, ',')));
  },

  async *decode(lines, { fileName }) {
    const named = yahooTickerInName(fileName);
    const header = new YahooHeader();
    const unknown = new UnknownSubjects();
    const cells: string[] = [];
    let isIntraday = false;
    for await (const { line, text } of lines) {
      if (text.trim() === '') continue;
      splitDelimitedLine(text, ',', cells);
      if (header.take(cells)) {
        isIntraday = header.layout?.isIntraday ?? false;
        continue;
      }
      const { layout } = header;
      if (layout === undefined) {
        yield unreadableRow(line, 0, text, NO_HEADER);
        continue;
      }
      if (cells.length !== layout.width) {
        const counted = `it has ${cells.length} values where the header has ${layout.width}`;
        yield unreadableRow(line, 0, text, counted);
        continue;
      }
      const stamp = (cells[0] ?? '').trim();
      const day = parseIsoDate(stamp.slice(0, DATE_LENGTH));
      // Midnight is a bar of an intraday file too, so the first other time tells of all that follow.
      isIntraday ||= day !== undefined && stamp.includes(':') && !MIDNIGHT.test(stamp.slice(DATE_LENGTH));
      if (isIntraday) {
        yield unreadableRow(line, 1, stamp, INTRADAY);
      } else if (day === undefined || (stamp.length > DATE_LENGTH && !MIDNIGHT.test(stamp.slice(DATE_LENGTH)))) {
        yield unreadableRow(line, 1, stamp, 'a date is a real day, as 2026-04-22');
      } else {
        for (const columns of layout.columns) {
          const ticker = columns.ticker ?? named;
          const row =
            ticker !== undefined && ticker.future === undefined
              ? unknown.tell(line, ticker.ticker)
              : decodeDay(line, day, cells, columns, ticker?.future);
          if (row !== undefined) yield row;
        }
      }
    }
  },
};

function decodeDay(
  line: number,
  tradeDate: string,
  cells: readonly string[],
  columns: YahooColumns,
  future: YahooTicker['future'],
): StatedRow {
  if (future === undefined) return unreadableRow(line, 0, cells.join(','), UNNAMED);
  const prices = readPrices(line, cells, { ...columns, settle: columns.close, openInterest: undefined });
  return 'kind' in prices ? prices : { kind: 'FUTURE', line, tradeDate, ...future, ...prices };
}
