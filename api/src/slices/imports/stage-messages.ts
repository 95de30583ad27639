/** What a person reads beside a stage that has ended. */
import { IMPORT_KINDS } from '../market/index.js';
import type { ImportKind } from '../market/index.js';
import type { ReadOutcome } from '../ingestion/index.js';

const ROWS_OF: Readonly<Record<ImportKind, string>> = {
  FUTURES: 'futures',
  OPTIONS: 'options',
  SPOT: 'spot prices',
  RATES: 'rates',
  POSITIONS: 'reports on positions',
};

/** As in `cme-settlement-csv: 24 futures, 2,152 options of 2,176 lines`. */
export function describeReading({ format, parts, lines }: ReadOutcome): string {
  const rows = IMPORT_KINDS.flatMap((kind) => {
    const part = parts.find((candidate) => candidate.kind === kind);
    return part === undefined ? [] : [`${count(part.rows)} ${ROWS_OF[kind]}`];
  });
  return `${format}: ${rows.length === 0 ? 'no rows' : rows.join(', ')} of ${count(lines)} lines`;
}

/** As in `CL, NG; 3 unknown subjects proposed`. */
export function describeContent({ content: { products, spotSeries, hasRates }, unknownCount }: ReadOutcome): string {
  const known = [...products, ...spotSeries, ...(hasRates ? ['rates'] : [])];
  const subjects = known.length > 8 ? `${known.slice(0, 8).join(', ')} and ${known.length - 8} more` : known.join(', ');
  const unknown = unknownCount === 1 ? '1 unknown subject' : `${count(unknownCount)} unknown subjects`;
  const parts = [subjects === '' ? 'nothing known' : subjects, ...(unknownCount > 0 ? [`${unknown} proposed`] : [])];
  return parts.join('; ');
}

function count(value: number): string {
  return value.toLocaleString('en-US');
}
