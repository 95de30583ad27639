import {
  OPTION_SERIES,
  OPTION_SERIES_CODES,
  PRODUCT_CODES,
  fromDayNumber,
  fromMonthIndex,
  futuresSymbol,
  optionSymbol,
} from '@cushing/products';
import type { IsoDate, ProductCode } from '@cushing/products';

import { POSITION_COUNTS } from '../market/index.js';
import type { ImportColumns, ImportKind, StagedPart, StagedPartReader } from '../market/index.js';
import type { FileImport } from './imports.types.js';
import type { OutcomeFiles } from './outcome-files.js';

/** Rows that one preview shows. */
export const MAX_PREVIEW_ROWS = 200;

/** One value of a row that an import would store. */
export interface PreviewField {
  /** As in `openInterest`. */
  readonly name: string;
  /** Null where the file gives none. */
  readonly value: number | null;
}

/** One row that an import would store, or has stored. */
export interface PreviewRow {
  /** Line of the file, from 1 with the header. */
  readonly line: number;
  /** As in `CLZ26`, `LOZ26 C7500`, `RWTC`, `91 days`, `CL futures only`. */
  readonly subject: string;
  /** In whose unit and tick the prices are; null where in no product's. */
  readonly product: ProductCode | null;
  readonly date: IsoDate;
  /** The same names in the same order for all rows of a kind. */
  readonly fields: readonly PreviewField[];
}

type StagedRows = Pick<StagedPartReader, 'rows'>;

/** How a row of each kind is shown. */
const SHOWN: { readonly [Kind in ImportKind]: (columns: ImportColumns[Kind], row: number) => PreviewRow } = {
  FUTURES: (columns, row) => {
    const product = codeAt(PRODUCT_CODES, columns.product, row);
    return {
      ...{ line: at(columns.line, row), date: dateAt(columns.tradeDate, row), product },
      subject: futuresSymbol(product, fromMonthIndex(at(columns.month, row))),
      fields: fieldsOf(columns, ['open', 'high', 'low', 'settle', 'volume', 'openInterest'], row),
    };
  },
  SPOT: (columns, row) => ({
    ...{ line: at(columns.line, row), date: dateAt(columns.date, row), product: null },
    subject: columns.series[row] ?? '',
    fields: fieldsOf(columns, ['price'], row),
  }),
  RATES: (columns, row) => ({
    ...{ line: at(columns.line, row), date: dateAt(columns.date, row), product: null },
    subject: at(columns.tenorDays, row) === 1 ? '1 day' : `${at(columns.tenorDays, row)} days`,
    fields: fieldsOf(columns, ['rate'], row),
  }),
  OPTIONS: (columns, row) => {
    const series = codeAt(OPTION_SERIES_CODES, columns.series, row);
    const month = fromMonthIndex(at(columns.month, row));
    const type = at(columns.isCall, row) === 1 ? 'CALL' : 'PUT';
    return {
      ...{ line: at(columns.line, row), date: dateAt(columns.tradeDate, row) },
      product: OPTION_SERIES[series].underlying,
      subject: optionSymbol(series, month, type, at(columns.strike, row)),
      fields: fieldsOf(columns, ['settle', 'bid', 'ask', 'volume', 'openInterest'], row),
    };
  },
  POSITIONS: (columns, row) => {
    const product = codeAt(PRODUCT_CODES, columns.product, row);
    return {
      ...{ line: at(columns.line, row), date: dateAt(columns.date, row), product },
      subject: `${product} ${at(columns.isCombined, row) === 1 ? 'combined' : 'futures only'}`,
      fields: fieldsOf(columns, POSITION_COUNTS, row),
    };
  },
};

type RowReader = (staged: StagedRows, part: StagedPart, first: number) => Promise<readonly PreviewRow[]>;

const READERS: Readonly<Record<ImportKind, RowReader>> = {
  FUTURES: (staged, part, first) => firstRows(staged.rows(part, 'FUTURES', 'LINES'), SHOWN.FUTURES, first),
  SPOT: (staged, part, first) => firstRows(staged.rows(part, 'SPOT', 'LINES'), SHOWN.SPOT, first),
  RATES: (staged, part, first) => firstRows(staged.rows(part, 'RATES', 'LINES'), SHOWN.RATES, first),
  OPTIONS: (staged, part, first) => firstRows(staged.rows(part, 'OPTIONS', 'LINES'), SHOWN.OPTIONS, first),
  POSITIONS: (staged, part, first) => firstRows(staged.rows(part, 'POSITIONS', 'LINES'), SHOWN.POSITIONS, first),
};

/** Shows rows of imports as they were read, while they are kept. */
export class ImportPreviews {
  readonly #outcomes: Pick<OutcomeFiles, 'parts'>;
  readonly #staged: StagedRows;
  /** One reading at a time: each has an engine of its own. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(outcomes: Pick<OutcomeFiles, 'parts'>, staged: StagedRows) {
    this.#outcomes = outcomes;
    this.#staged = staged;
  }

  /**
   * @returns the first rows of a kind, in the order of the file; none where it has none, or they are not kept
   * @throws {AppError} UNAVAILABLE `STAGED_ROWS_UNREADABLE`
   */
  async rows(entry: FileImport, kind: ImportKind, first: number): Promise<readonly PreviewRow[]> {
    // Before, they are still being written.
    if (entry.stages.INGESTION.status !== 'COMPLETED') return [];
    const part = (await this.#outcomes.parts(entry.id)).find((staged) => staged.kind === kind);
    if (part === undefined) return [];
    const reading = this.#last.then(() => READERS[kind](this.#staged, part, first));
    this.#last = reading.catch(() => undefined);
    return reading;
  }
}

/** Reads rows until there are enough, and leaves the others alone. */
async function firstRows<Columns extends { readonly length: number }>(
  batches: AsyncIterable<Columns>,
  rowOf: (columns: Columns, row: number) => PreviewRow,
  first: number,
): Promise<readonly PreviewRow[]> {
  const shown: PreviewRow[] = [];
  for await (const columns of batches) {
    for (let row = 0; row < columns.length && shown.length < first; row += 1) shown.push(rowOf(columns, row));
    if (shown.length >= first) break;
  }
  return shown;
}

function at(values: ArrayLike<number>, row: number): number {
  return values[row] ?? NaN;
}

function dateAt(days: Int32Array, row: number): IsoDate {
  return fromDayNumber(at(days, row));
}

function codeAt<Code>(codes: readonly Code[], indexes: Uint8Array, row: number): Code {
  const code = codes[at(indexes, row)];
  if (code === undefined) throw new RangeError('a staged row names a code that there is not');
  return code;
}

function fieldsOf<Name extends string>(
  columns: Readonly<Record<Name, Float64Array>>,
  names: readonly Name[],
  row: number,
): readonly PreviewField[] {
  return names.map((name) => {
    const value = at(columns[name], row);
    return { name, value: Number.isNaN(value) ? null : value };
  });
}
