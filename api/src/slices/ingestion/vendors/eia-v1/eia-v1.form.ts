import { EiaSeriesRows, jsonCell, jsonMembers, parseEiaId } from '../eia-series.js';
import type { StatedRow } from '../stated-row.js';
import { unreadableRow } from '../unreadable-row.js';
import type { JsonForm } from '../vendor-form.js';

const COMPACT_DATE = /^(\d{4})(\d{2})(\d{2})$/;
/** Of a pair: the date first, the value second. */
const PAIR_COLUMNS = [1, 2] as const;

/** Answers of the EIA's first interface, which ended in 2023 and live on in archives: pairs under each series. */
export const eiaV1Form: JsonForm = {
  name: 'eia-v1',
  kind: 'JSON',
  example: '{"series":[{"series_id":"PET.RWTC.D","units":"$/bbl","f":"D","data":[["20200420",-36.98]]}]}',

  detect(value) {
    const list = jsonMembers(value)?.['series'];
    return (
      Array.isArray(list) &&
      list.some((item) => {
        const members = jsonMembers(item);
        return typeof members?.['series_id'] === 'string' && Array.isArray(members['data']);
      })
    );
  },

  *decode(value) {
    const list: unknown = jsonMembers(value)?.['series'];
    if (!Array.isArray(list)) return;
    let line = 0;
    for (const item of list as readonly unknown[]) {
      const members = jsonMembers(item);
      const id = jsonCell(members?.['series_id']);
      const data: unknown = members?.['data'];
      if (members === undefined || id === '' || !Array.isArray(data)) {
        line += 1;
        yield unreadableRow(line, 0, jsonCell(item), 'a series is an object with series_id and data');
        continue;
      }
      const { series, frequency } = parseEiaId(id);
      const stated = jsonCell(members['f']);
      const rows = new EiaSeriesRows(series, stated === '' ? frequency : stated, jsonCell(members['name']));
      for (const pair of data as readonly unknown[]) {
        line += 1;
        const row = decodePair(line, pair, rows);
        if (row !== undefined) yield row;
      }
    }
  },
};

function decodePair(line: number, pair: unknown, rows: EiaSeriesRows): StatedRow | undefined {
  if (!Array.isArray(pair) || pair.length < 2) {
    return unreadableRow(line, 0, jsonCell(pair), 'a value is a pair of date and price, as ["20200420",-36.98]');
  }
  const [date, value] = pair as readonly unknown[];
  return rows.row(line, jsonCell(date).replace(COMPACT_DATE, '$1-$2-$3'), jsonCell(value), PAIR_COLUMNS);
}
