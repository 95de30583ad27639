/** The report as text, for mail programs that show no HTML: lines of at most 78 characters. */
import { PRODUCTS } from '@cushing/products';

import { isMissing } from './daily-report.types.js';
import type { DailyReport, Missing } from './daily-report.types.js';
import type { ReportFrame } from './render-report.js';
import {
  CRACK_NAMES,
  alertValueText,
  changeText,
  countText,
  dateText,
  fixedText,
  longDateText,
  percentText,
  priceText,
  signedCountText,
  signedText,
  sourceText,
  subjectText,
  timeText,
  volChangeText,
  volText,
} from './report-texts.js';

const LINE = 78;

/** @returns what the report says, without its charts */
export function renderPlainReport(report: DailyReport, { unsubscribeAddress }: ReportFrame = {}): string {
  const parts: readonly (readonly string[])[] = [
    ['DAILY MARKET REPORT', longDateText(report.tradeDate), ...wrapped(sourceText(report))],
    ['SETTLES', ...settles(report)],
    ['BIGGEST MOVES (in standard deviations of the 20 daily changes before)', ...moves(report)],
    ['CRACKS (USD/bbl)', ...cracks(report)],
    ['VOLATILITY AT THE MONEY, 25-DELTA RISK REVERSAL (vol points)', ...vols(report)],
    ['OPEN INTEREST (lags: as of the date given)', ...openInterest(report)],
    ...(report.alerts === undefined ? [] : [['YOUR ALERTS', ...alerts(report.alerts)]]),
    // An address is never broken: a mail program would follow half of it.
    ['Made by Cushing.', ...(unsubscribeAddress === undefined ? [] : ['Unsubscribe:', unsubscribeAddress])],
  ];
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function settles({ products, missingProducts }: DailyReport): readonly string[] {
  const table = products.map(({ product, front }) => [
    front.symbol,
    priceText(product, front.settle),
    changeText(product, front.change),
    percentText(front.changePercent),
    `  ${PRODUCTS[product].quotation}`,
  ]);
  const spreads = products.flatMap(({ product, frontSpread: spread }) =>
    isMissing(spread)
      ? missingLines(spread)
      : [
          `${spread.near} less ${spread.far}: ${changeText(product, spread.value)} (${changeText(product, spread.change)}), ` +
            (spread.structure === 'FLAT' ? 'flat' : spread.structure.toLowerCase()),
        ],
  );
  return [...aligned(table), ...missingProducts.flatMap(missingLines), ...spreads];
}

function moves({ biggestMoves: { moves: largest } }: DailyReport): readonly string[] {
  if (largest.length === 0) return ['None: no contract has 20 daily changes to be held against.'];
  return aligned(
    largest.map(({ product, symbol, settle, change, score }) => [
      symbol,
      priceText(product, settle),
      changeText(product, change),
      `${signedText(score, 1)} times`,
    ]),
  );
}

function cracks({ cracks: found }: DailyReport): readonly string[] {
  if (isMissing(found)) return missingLines(found);
  return aligned(
    found.map(({ kind, value, change }) => [CRACK_NAMES[kind], fixedText(value, 2), signedText(change, 2)]),
  );
}

function vols({ products }: DailyReport): readonly string[] {
  const rows = products.flatMap(({ product, vols: found }) =>
    isMissing(found)
      ? []
      : found.expiries.map((vol) => [
          `${product} ${dateText(vol.expiry)}`,
          volText(product, vol),
          volChangeText(vol.atmVolChange, vol),
          volChangeText(vol.riskReversal25, vol),
          volChangeText(vol.riskReversal25Change, vol),
        ]),
  );
  return [...aligned(rows), ...products.flatMap(({ vols: found }) => (isMissing(found) ? missingLines(found) : []))];
}

function openInterest({ products }: DailyReport): readonly string[] {
  const rows = products.flatMap(({ product, openInterest: found }) =>
    isMissing(found)
      ? []
      : [[product, countText(found.total), signedCountText(found.change), `  ${dateText(found.tradeDate)}`]],
  );
  const missing = products.flatMap(({ product, openInterest: found }) =>
    isMissing(found) ? wrapped(`${product}: ${found.missing}`) : [],
  );
  return [...aligned(rows), ...missing];
}

function alerts(found: NonNullable<DailyReport['alerts']>): readonly string[] {
  if (isMissing(found)) return missingLines(found);
  if (found.length === 0) return ['None of your alerts was crossed.'];
  return found.flatMap(({ at, subject, level, value, crossed, note }) => {
    const crossing = `${alertValueText(subject, level)} ${crossed.toLowerCase()} at ${alertValueText(subject, value)}`;
    return wrapped(`${timeText(at)} ${subjectText(subject)}: ${crossing}${note === '' ? '' : ` (${note})`}`);
  });
}

function missingLines({ missing }: Missing): readonly string[] {
  return wrapped(missing);
}

/** The first column from the left, the others to the right; what begins with spaces is a unit and stays at the left. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [index, cell] of row.entries()) widths[index] = Math.max(widths[index] ?? 0, cell.length);
  }
  return rows.map((row) =>
    row
      .map((cell, index) => {
        const width = widths[index] ?? 0;
        return index === 0 || cell.startsWith(' ') ? cell.padEnd(width) : cell.padStart(width + 2);
      })
      .join('')
      .trimEnd(),
  );
}

/** Words of another's text may be longer than a line: those are cut in pieces. Line ends within count as spaces. */
function wrapped(text: string): readonly string[] {
  const lines: string[] = [''];
  for (const word of text.split(/[\s\p{Cc}]+/u).flatMap(pieces)) {
    const line = lines.at(-1) ?? '';
    if (line === '') lines[lines.length - 1] = word;
    else if (line.length + 1 + word.length <= LINE) lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

function pieces(word: string): readonly string[] {
  return word.length <= LINE ? [word] : (word.match(/.{1,78}/gu) ?? []);
}
