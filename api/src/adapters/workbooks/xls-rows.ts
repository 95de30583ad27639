import { SSF, read } from '@e965/xlsx';
import type { CellObject } from '@e965/xlsx';

import type { SheetRow } from '../../slices/ingestion/index.js';
import { unreadableWorkbook } from './workbook-error.js';

type Cell = SheetRow['cells'][number];

/** The driver's types leave it open; its documentation says that it has this. */
const formats = SSF as { is_date(format: string): boolean };

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const MS_PER_DAY = 86_400_000;
/** Day 0 of serial dates. Those of 1900-01 and 1900-02 are a day off, as they are in Excel. */
const EPOCH_1900 = Date.UTC(1899, 11, 30);
const EPOCH_1904 = Date.UTC(1904, 0, 1);

/**
 * Parses an Excel 97 workbook, all of it at once.
 *
 * @throws whatever the driver throws for a file that is damaged
 */
export function openXls(bytes: Uint8Array): () => Generator<SheetRow> {
  // The driver would try its other forms on anything else, text and web pages among them.
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) {
    throw unreadableWorkbook(new Error('it does not begin as an Excel 97 workbook'));
  }
  const workbook = read(bytes, {
    type: 'array',
    dense: true,
    cellDates: false,
    cellNF: true,
    cellText: false,
    cellFormula: false,
    cellHTML: false,
  });
  const epoch = workbook.Workbook?.WBProps?.date1904 === true ? EPOCH_1904 : EPOCH_1900;
  return function* rows() {
    for (const sheet of workbook.SheetNames) {
      // A chart has no cells, and rows without cells are holes.
      const data: readonly (readonly (CellObject | undefined)[] | undefined)[] =
        workbook.Sheets[sheet]?.['!data'] ?? [];
      for (let index = 0; index < data.length; index++) {
        const cells = data[index];
        if (cells === undefined) continue;
        yield { sheet, row: index + 1, cells: Array.from(cells, (cell) => valueOf(cell, epoch)) };
      }
    }
  };
}

function valueOf(cell: CellObject | undefined, epoch: number): Cell {
  if (cell === undefined || cell.t === 'z' || cell.t === 'e') return undefined;
  if (cell.t !== 'n' || typeof cell.v !== 'number') return cell.v;
  return formats.is_date(String(cell.z ?? '')) ? new Date(epoch + Math.round(cell.v * MS_PER_DAY)) : cell.v;
}
