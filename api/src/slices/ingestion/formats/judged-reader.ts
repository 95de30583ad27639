import type { Header } from '../file/header.js';
import type { TextRecord } from '../ingestion.ports.js';
import type { Fault } from '../judgement/numbers.js';
import type { RecordReader } from './file-format.js';

/** What a record says, or what is wrong with it and the column that shows it. */
export type Judged<Column extends string, Settlement> =
  { readonly status: 'ok'; readonly settlement: Settlement } | (Fault & { readonly column: Column });

/**
 * The reader of a format that gives one settlement a line.
 *
 * @param indexes where the file has each column, from 0; −1 for one that it does not have
 * @param judge a record that is not right is rejected for one column
 */
export function judgedReader<Column extends string, Settlement>(
  header: Header,
  indexes: Readonly<Record<Column, number>>,
  judge: (record: TextRecord) => Judged<Column, Settlement>,
): RecordReader<{ add(settlement: Settlement): void }> {
  return (record, batch, findings) => {
    const judged = judge(record);
    if (judged.status === 'ok') {
      batch.add(judged.settlement);
      return;
    }
    const index = indexes[judged.column];
    const place = { line: record.line, column: { index, name: header.names[index] ?? judged.column } };
    findings.reject(place, record.fields[index] ?? '', judged.reason, judged.message);
  };
}
