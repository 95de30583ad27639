/** CME's settlements as CSV, `nymex.settle.YYYYMMDD.s.csv`: futures and options of a day, each value in quotes. */
import { splitDelimitedLine } from '../delimited-line.js';
import type { StatedRow } from '../stated-row.js';
import { unreadableRow } from '../unreadable-row.js';
import type { TextForm, TextLine } from '../vendor-form.js';
import { cmeColumns } from './columns.js';
import { CmeRecordReader } from './record.js';

/** Only a header has it: files that were joined have several. */
const NAME_IN_HEADERS = 'bizdt';

export const cmeSettlementCsvForm: TextForm = {
  kind: 'TEXT',
  name: 'cme-settlement-csv',
  example: 'BizDt,Sym,ID,StrkPx,SecTyp,MMY,MatDt,PutCall,Exch,Desc,LastTrdDt,BidPrice,OpeningPrice,SettlePrice,…',
  detect(head) {
    const first = head.find((line) => line.trim() !== '');
    return first !== undefined && cmeColumns(first) !== undefined;
  },
  decode: decodeCsv,
};

async function* decodeCsv(lines: AsyncIterable<TextLine>): AsyncGenerator<StatedRow> {
  const fields: string[] = [];
  let reader: CmeRecordReader | undefined;
  for await (const { line, text } of lines) {
    if (text.trim() === '') continue;
    const columns = reader === undefined || mayBeHeader(text) ? cmeColumns(text) : undefined;
    if (columns !== undefined) {
      if (reader === undefined) reader = new CmeRecordReader(columns);
      else reader.useColumns(columns);
    } else if (reader === undefined) {
      yield unreadableRow(line, 0, '', 'the header stands before the settlements');
    } else {
      const row = reader.read(line, splitDelimitedLine(text, ',', fields));
      if (row !== undefined) yield row;
    }
  }
}

/** A record begins with a quote and a digit, or a digit: looking closer costs time on a million lines. */
function mayBeHeader(text: string): boolean {
  const first = text.charCodeAt(text.startsWith('"') ? 1 : 0);
  const isDigit = first >= 48 && first <= 57;
  return !isDigit && text.toLowerCase().includes(NAME_IN_HEADERS);
}
