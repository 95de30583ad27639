import type { FindingCount, ImportReport, Rejection } from '../slices/ingestion/index.js';

/** Rejections that a person is shown unless they ask for all. */
const SHOWN_REJECTIONS = 20;

/** Unknown subjects that a person is shown. */
const SHOWN_UNKNOWN = 5;

const FINDINGS = {
  DUPLICATE_ROWS: 'said twice',
  SESSION_LEFT_OUT: 'without a session that contradicts the settlement',
  TRADE_DATE_GAP: 'with trade dates missing before it',
  CONTRACT_GAP: 'with a contract missing beside it',
  STALE_REPEAT: 'as on the date before',
  CURVE_JUMP: 'far from its neighbours',
  PRICE_BOUNDS: 'beyond all prices known',
  OPTION_PARITY: 'against parity',
  OPTION_ARBITRAGE: 'open to arbitrage',
  BELOW_INTRINSIC: 'under intrinsic',
  ABOVE_BOUND: 'over the bound',
  OFF_STRIKE_GRID: 'off the strike grid',
  AFTER_EXPIRY: 'after the expiry',
  CROSSED_QUOTE: 'with a crossed quote',
  SETTLE_OUTSIDE_QUOTE: 'settled outside of the quote',
} as const satisfies Record<FindingCount['kind'], string>;

/**
 * What a person reads at the end of an import.
 *
 * @param listsAllRejections lists every rejection that the report has
 * @returns lines of text without control characters, whatever the file holds
 */
export function describeReport(report: ImportReport, listsAllRejections: boolean): string {
  const shown = listsAllRejections ? report.rejections : report.rejections.slice(0, SHOWN_REJECTIONS);
  const more = report.rejectionCount - shown.length;
  return [
    ...shown.map((rejection) => describeRejection(rejection, report.container)),
    ...(more > 0 ? [`… and ${count(more)} more`] : []),
    ...(shown.length > 0 ? [''] : []),
    headline(report),
    ...table(report),
    ...notes(report),
  ]
    .map(withoutControls)
    .join('\n');
}

/** @returns as in `line 12, column CL03: "abc" is not a number` */
export function describeRejection(
  { line, column, columnName, message }: Rejection,
  container: ImportReport['container'],
): string {
  const unit = unitOf(container);
  const name = columnName === null || columnName === '' ? String(column) : columnName;
  return column === 0 ? `${unit} ${line}: ${message}` : `${unit} ${line}, column ${name}: ${message}`;
}

/** @returns the text with everything gone that a terminal would obey: names and values come from files */
export function withoutControls(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\u{fffd}');
}

function headline({ status, fileName, format, products, spotSeries, firstDate, lastDate }: ImportReport): string {
  const what = [...products, ...spotSeries].join(', ');
  const range = firstDate === null || lastDate === null ? '' : `${firstDate} to ${lastDate}`;
  const content = [what, range].filter((part) => part !== '').join(', ');
  const verdict = {
    COMMITTED: 'Imported',
    DRY_RUN: 'Dry run, nothing is stored. Would import',
    REJECTED: 'Nothing is stored of',
  }[status];
  return `${verdict} ${fileName} (${format})${content === '' ? '' : `: ${content}`}`;
}

function table({ status, counts, lines }: ImportReport): readonly string[] {
  const rows: readonly (readonly [string, number])[] = [
    ['lines', lines],
    ['read', counts.read],
    ...(status === 'REJECTED'
      ? []
      : ([
          ['stored', counts.stored],
          ['unchanged', counts.unchanged],
          ['replaced', counts.replaced],
        ] as const)),
    ['rejected', counts.rejected],
  ];
  const width = Math.max(...rows.map(([, value]) => count(value).length));
  return rows.map(([name, value]) => `  ${name.padEnd(10)}${count(value).padStart(width)}`);
}

function notes(report: ImportReport): readonly string[] {
  const { status, counts, linesWithoutPrice, ignoredColumns, elapsedMs } = report;
  return [
    ...(linesWithoutPrice > 0
      ? [`${count(linesWithoutPrice)} ${linesWithoutPrice === 1 ? 'line has' : 'lines have'} no price: passed over.`]
      : []),
    ...markedNote(report),
    ...unknownNote(report),
    ...(ignoredColumns.length > 0 ? [`Columns not known and ignored: ${shownNames(ignoredColumns)}.`] : []),
    ...(status !== 'REJECTED' && counts.replaced > 0
      ? [`${count(counts.replaced)} had other values before; these are kept as superseded.`]
      : []),
    ...(status === 'REJECTED' ? ['Correct the file, or leave the bad rows out with --skip-bad-rows.'] : []),
    `Took ${(elapsedMs / 1_000).toFixed(2)} s.`,
  ];
}

/** Each kind with its first row, which tells more than the number. */
function markedNote({ markedRows, findingCounts, container }: ImportReport): readonly string[] {
  if (markedRows === 0) return [];
  const kinds = findingCounts.map(
    ({ kind, count: times, first }) =>
      `${count(times)} ${FINDINGS[kind]} (${unitOf(container)} ${first.line}: ${first.message})`,
  );
  return [`${count(markedRows)} ${markedRows === 1 ? 'row is' : 'rows are'} marked: ${kinds.join(', ')}.`];
}

function unknownNote({ unknown, unknownCount }: ImportReport): readonly string[] {
  if (unknownCount === 0) return [];
  const shown = unknown.slice(0, SHOWN_UNKNOWN).map(({ subject, proposal }) => {
    return proposal === null ? subject : `${subject} (perhaps ${proposal})`;
  });
  const more = unknownCount > shown.length ? ` and ${count(unknownCount - shown.length)} more` : '';
  return [`Not known and left out: ${shown.join('; ')}${more}.`];
}

function unitOf(container: ImportReport['container']): string {
  return container === 'CSV' || container === 'TEXT' ? 'line' : 'row';
}

function shownNames(names: readonly string[]): string {
  const shown = names.slice(0, 10).join(', ');
  return names.length > 10 ? `${shown} and ${names.length - 10} more` : shown;
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
