import type { IsoDate } from '@cushing/products';

import type { Container } from '../ingestion.types.js';
import type { StatedRow } from '../vendors/stated-row.js';
import type { JsonForm, SheetForm, TextForm } from '../vendors/vendor-form.js';
import { LINES_A_STEP } from './opened-file.js';
import type { OpenedFile } from './opened-file.js';
import { StatedRowJudge } from './stated-row-judge.js';

/** What a vendor's file is read with. */
export interface VendorSource {
  readonly form: TextForm | JsonForm | SheetForm;
  readonly container: Container;
  /** What the file states, row by row. */
  readonly stated: AsyncIterable<StatedRow> | Iterable<StatedRow>;
  readonly today: IsoDate;
  readonly fraction: () => number;
  readonly close: () => Promise<void>;
}

/** A file in a vendor's form. */
export function openVendorFile({ form, container, stated, today, fraction, close }: VendorSource): OpenedFile {
  return {
    format: form.name,
    container,
    columnNames: [],
    ignoredColumns: [],
    async *read(rows, findings) {
      const judge = new StatedRowJudge(today, form.roundsToTick === true, findings);
      let read = 0;
      for await (const row of stated) {
        judge.judge(row, rows);
        read += 1;
        if (rows.isFull || read >= LINES_A_STEP) {
          yield read;
          read = 0;
        }
      }
      yield read;
    },
    fraction,
    close,
  };
}
