import { EiaSeriesRows, parseEiaId } from '../eia-series.js';
import type { StatedRow } from '../stated-row.js';
import type { SheetForm, SheetRow } from '../vendor-form.js';

type Cell = SheetRow['cells'][number];

const MS_PER_DAY = 86_400_000;
/** Day 0 of the serial numbers that workbooks keep dates as: they count a 29 February 1900, which never was. */
const SERIAL_EPOCH = Date.UTC(1899, 11, 30);
/** 1927 … 2119: a number outside of it is no day of a price. */
const FIRST_SERIAL = 10_000;
const LAST_SERIAL = 80_000;

/** Workbooks of the EIA: `Contents` says how often each sheet's series are published, `Data 1` … hold them. */
export const eiaWorkbookForm: SheetForm = {
  name: 'eia-workbook',
  kind: 'SHEETS',
  example: 'Sourcekey, RWTC',

  detect(head) {
    return head.some(isSourcekeyRow);
  },

  async *decode(rows) {
    const frequencies = new Map<string, string>();
    let contents: ContentsColumns | undefined;
    let sheet: DataSheet | undefined;
    let name: string | undefined;
    for await (const row of rows) {
      if (row.sheet !== name) {
        name = row.sheet;
        sheet = undefined;
        contents = undefined;
      }
      if (isSourcekeyRow(row)) {
        sheet = new DataSheet(row, frequencies.get(name));
      } else if (sheet !== undefined) {
        yield* sheet.rowsOf(row);
      } else if (contents === undefined) {
        contents = contentsColumnsOf(row);
      } else {
        const listed = textOf(row.cells[contents.sheet]);
        if (listed !== '') frequencies.set(listed, textOf(row.cells[contents.frequency]));
      }
    }
  },
};

/** A sheet from its row of ids on: the first column holds the dates, each other one a series. */
class DataSheet {
  readonly #ids: readonly string[];
  readonly #frequency: string | undefined;
  /** By column; a column without an id has none. */
  #series: readonly (EiaSeriesRows | undefined)[] = [];
  #isInData = false;

  constructor(sourcekeys: SheetRow, frequency: string | undefined) {
    this.#ids = sourcekeys.cells.map((cell, index) => (index === 0 ? '' : textOf(cell)));
    this.#frequency = frequency;
    this.#series = this.#seriesOf([]);
  }

  *rowsOf(row: SheetRow): Generator<StatedRow> {
    const date = row.cells[0];
    if (!this.#isInData && textOf(date).toLowerCase() === 'date') {
      this.#series = this.#seriesOf(row.cells);
      return;
    }
    if (row.cells.every(isBlank)) return;
    this.#isInData = true;
    const day = dayOf(date);
    for (const [index, series] of this.#series.entries()) {
      const stated = series?.row(row.row, day, textOf(row.cells[index]), [1, index + 1]);
      if (stated !== undefined) yield stated;
    }
  }

  #seriesOf(descriptions: readonly Cell[]): readonly (EiaSeriesRows | undefined)[] {
    return this.#ids.map((id, index) => {
      if (id === '') return undefined;
      const { series, frequency } = parseEiaId(id);
      return new EiaSeriesRows(series, this.#frequency ?? frequency, textOf(descriptions[index]));
    });
  }
}

interface ContentsColumns {
  readonly sheet: number;
  readonly frequency: number;
}

function contentsColumnsOf({ cells }: SheetRow): ContentsColumns | undefined {
  const names = cells.map((cell) => textOf(cell).toLowerCase());
  const [sheet, frequency] = [names.indexOf('worksheet name'), names.indexOf('frequency')];
  return sheet < 0 || frequency < 0 ? undefined : { sheet, frequency };
}

function isSourcekeyRow({ cells }: SheetRow): boolean {
  return (
    textOf(cells[0]).toLowerCase() === 'sourcekey' && cells.some((cell, index) => index > 0 && textOf(cell) !== '')
  );
}

function isBlank(cell: Cell): boolean {
  return cell === undefined || (typeof cell === 'string' && cell.trim() === '');
}

/** @returns `YYYY-MM-DD` for dates, and for numbers that can be one; otherwise the cell's text */
function dayOf(cell: Cell): string {
  if (cell instanceof Date) return isoDayOf(cell.getTime());
  if (typeof cell === 'number' && cell >= FIRST_SERIAL && cell <= LAST_SERIAL) {
    return isoDayOf(SERIAL_EPOCH + Math.floor(cell) * MS_PER_DAY);
  }
  return textOf(cell);
}

/** A time of day that is a rounding error before midnight belongs to the day after. */
function isoDayOf(time: number): string {
  const date = new Date(time + 1000);
  return Number.isNaN(date.getTime()) ? 'no date' : date.toISOString().slice(0, 'YYYY-MM-DD'.length);
}

function textOf(cell: Cell): string {
  if (cell === undefined) return '';
  if (cell instanceof Date) return isoDayOf(cell.getTime());
  return typeof cell === 'string' ? cell.trim() : String(cell);
}
