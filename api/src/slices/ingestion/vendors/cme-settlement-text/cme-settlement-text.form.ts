/** CME's settlements as text of fixed widths, `stlnymex`, `stlnymex_v2` and `STLNYMEX_YYYYMMDD.txt`. */
import type { StatedRow } from '../stated-row.js';
import type { TextForm, TextLine } from '../vendor-form.js';
import { BulletinReader, bulletinDate } from './bulletin.js';
import { headedLayout } from './layout.js';

export const cmeSettlementTextForm: TextForm = {
  kind: 'TEXT',
  name: 'cme-settlement-text',
  example: 'FINAL POST-CLEARING PRICES AS OF 11/19/2026 10:35 PM (CDT)',
  detect(head) {
    const first = head.find((line) => line.trim() !== '');
    return (
      first !== undefined &&
      typeof bulletinDate(first) === 'string' &&
      head.some((line) => headedLayout(line) !== undefined)
    );
  },
  decode: decodeText,
};

async function* decodeText(lines: AsyncIterable<TextLine>): AsyncGenerator<StatedRow> {
  const reader = new BulletinReader();
  for await (const line of lines) {
    const row = reader.read(line);
    if (row !== undefined) yield row;
  }
}
