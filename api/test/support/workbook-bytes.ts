import { writeXlsx } from 'hucre/xlsx';

/** A workbook of one price, as another program writes it. */
export async function workbookBytes(): Promise<Buffer> {
  return Buffer.from(await writeXlsx({ sheets: [{ name: 'Prices', rows: [['2020-04-20', -37.63]] }] }));
}
