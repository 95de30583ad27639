import { EiaSeriesRows, jsonCell, jsonMembers, parseEiaId } from '../eia-series.js';
import type { StatedRow } from '../stated-row.js';
import { unreadableRow } from '../unreadable-row.js';
import type { JsonForm } from '../vendor-form.js';

/** What stands in the path of `/v2/seriesid/PET.RWTC.D/` before the id. */
const SERIES_ROUTE = '/seriesid/';
const YEARLY_DIGITS = 4;
const MONTHLY_DIGITS = 7;
/** A list has no columns. */
const NO_COLUMNS = [0, 0] as const;

/** Answers of the EIA's interface, version 2: one object a value, each with its series. */
export const eiaV2Form: JsonForm = {
  name: 'eia-v2',
  kind: 'JSON',
  example: '{"response":{"frequency":"daily","data":[{"period":"2026-08-10","series":"RWTC","value":"63.96"}]}}',

  detect(value) {
    const data = jsonMembers(jsonMembers(value)?.['response'])?.['data'];
    if (!Array.isArray(data)) return false;
    if (data.length === 0) return jsonMembers(value)?.['apiVersion'] !== undefined;
    return data.some((item) => {
      const members = jsonMembers(item);
      return members !== undefined && 'period' in members && 'series' in members;
    });
  },

  *decode(value) {
    const document = jsonMembers(value);
    const data: unknown = jsonMembers(document?.['response'])?.['data'];
    if (!Array.isArray(data)) return;
    const stated = statedFrequency(document);
    const known = new Map<string, EiaSeriesRows>();
    for (const [index, item] of data.entries()) {
      const row = decodeItem(index + 1, item, stated, known);
      if (row !== undefined) yield row;
    }
  },
};

function decodeItem(
  line: number,
  item: unknown,
  stated: string | undefined,
  known: Map<string, EiaSeriesRows>,
): StatedRow | undefined {
  const members = jsonMembers(item);
  const id = jsonCell(members?.['series']);
  if (members === undefined || id === '') {
    return unreadableRow(line, 0, jsonCell(item), 'a value is an object with period, series and value');
  }
  if (!('value' in members)) {
    return unreadableRow(line, 0, jsonCell(item), 'it has no value: ask the interface for it with data[0]=value');
  }
  const period = jsonCell(members['period']);
  const { series, frequency } = parseEiaId(id);
  const ownFrequency = frequency ?? stated ?? frequencyOfPeriod(period);
  // One answer may hold a series by the month and by the day: each is told for itself.
  const key = `${series} ${ownFrequency}`;
  let rows = known.get(key);
  if (rows === undefined) {
    rows = new EiaSeriesRows(series, ownFrequency, jsonCell(members['series-description']));
    known.set(key, rows);
  }
  return rows.row(line, period, jsonCell(members['value']), NO_COLUMNS);
}

function statedFrequency(document: Readonly<Record<string, unknown>> | undefined): string | undefined {
  const request = jsonMembers(document?.['request']);
  const answered = jsonCell(jsonMembers(document?.['response'])?.['frequency']);
  if (answered !== '') return answered;
  const asked = jsonCell(jsonMembers(request?.['params'])?.['frequency']);
  if (asked !== '') return asked;
  const command = jsonCell(request?.['command']);
  const at = command.indexOf(SERIES_ROUTE);
  const id = at < 0 ? '' : command.slice(at + SERIES_ROUTE.length).replaceAll('/', '');
  return parseEiaId(id).frequency;
}

/** Where nothing states it, the form of the period does: `2026`, `2026-08`, `2026-08-10`. */
function frequencyOfPeriod(period: string): string {
  if (period.length === YEARLY_DIGITS) return 'annual';
  return period.length === MONTHLY_DIGITS ? 'monthly' : 'daily';
}
