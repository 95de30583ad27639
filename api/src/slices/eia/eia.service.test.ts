/**
 * Proves what is fetched of a series, page by page, and handed over as one document that the importer reads; against the
 * interface on this machine, with its faults.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { EiaHttpApi } from '../../adapters/eia/index.js';
import { EIA_KEY, LocalEia, dailyRows, faults, reply } from '../../../test/support/local-eia.js';
import { AppError } from '../../shared/errors.js';
import { newImport, newReport } from '../imports/import-rows.contract.js';
import type { ArrivingFile, FileImport, ImportId, Submitted } from '../imports/index.js';
import { eiaV2Form } from '../ingestion/vendors/eia-v2/eia-v2.form.js';
import type { ImportRecord } from '../market/index.js';
import { parseEiaSeries } from './eia-series.js';
import { EiaService } from './eia.service.js';

interface Document {
  readonly response: {
    readonly total: string;
    readonly data: readonly { readonly period: string; readonly value: string }[];
  };
}

let eia: LocalEia;
let taken: { readonly file: ArrivingFile; readonly text: string }[];
let stored: { readonly record: Pick<ImportRecord, 'id' | 'origin'>; readonly entry: FileImport }[];
let logged: unknown[][];

beforeEach(async () => {
  eia = await LocalEia.listen();
  taken = [];
  stored = [];
  logged = [];
});
afterEach(() => eia.close());

async function fetchSeries(ids: readonly string[], signal = new AbortController().signal): Promise<void> {
  const log = (...said: unknown[]): void => void logged.push(said);
  const logger = { debug: () => undefined, info: log, warn: log, error: log };
  const api = new EiaHttpApi({
    ...{ url: eia.url, key: EIA_KEY, clock: Date.now, random: Math.random, logger },
    wait: () => Promise.resolve(),
  });
  const imports = {
    async submit(file: ArrivingFile): Promise<Submitted> {
      const pieces: Uint8Array[] = [];
      for await (const piece of file.content) pieces.push(piece);
      const text = Buffer.concat(pieces).toString();
      const isRepeated = taken.some((other) => other.text === text);
      taken.push({ file, text });
      return { import: newImport({ fileName: file.fileName }), isRepeated };
    },
    get(id: ImportId): Promise<FileImport> {
      const found = stored.find(({ entry }) => entry.id === id);
      if (found === undefined) throw new AppError('NOT_FOUND', 'There is no such import.');
      return Promise.resolve(found.entry);
    },
  };
  const store = { imports: () => Promise.resolve(stored.map(({ record }) => record as ImportRecord)) };
  const series = ids.map((id) => parseEiaSeries(id)!);
  await new EiaService({ api, imports, store, series, logger }).fetch({ signal });
}

function storeBefore(origin: string, lastDate: string | null): FileImport {
  const report = { ...newReport(0), lastDate: lastDate as NonNullable<FileImport['report']>['lastDate'] };
  const entry = newImport({ report });
  stored.push({ record: { id: entry.id, origin }, entry });
  return entry;
}

const documentOf = (index: number): Document => JSON.parse(taken[index]!.text) as Document;
const periods = (index: number): readonly string[] => documentOf(index).response.data.map(({ period }) => period);

describe('a series', () => {
  test('is fetched whole at first, in pages of 5,000, and handed over as one document', async () => {
    const rows = dailyRows('1986-01-02', 12_345);
    eia.series.set('RWTC', rows);
    await fetchSeries(['PET.RWTC.D']);
    expect(eia.asked.map(({ offset }) => offset)).toEqual([0, 5_000, 10_000]);
    expect(taken).toHaveLength(1);
    expect(taken[0]!.file).toMatchObject({
      fileName: 'eia-PET.RWTC.D.json',
      origin: 'EIA',
      userId: null,
      settings: { format: 'eia-v2', mode: 'COMMIT' },
    });
    const { response } = documentOf(0);
    expect(response.total).toBe('12345');
    expect(response.data.map(({ period, value }) => ({ period, value }))).toEqual(rows);
    expect(taken[0]!.text).not.toContain(EIA_KEY);
  });

  test('is read by the importer as what it is', async () => {
    eia.series.set('RWTC', [{ period: '2020-04-20', value: '-36.98' }]);
    eia.series.set('RCLC2', [{ period: '2020-04-20', value: '20.43' }]);
    await fetchSeries(['PET.RWTC.D', 'PET.RCLC2.D']);
    const [wti, second] = [documentOf(0), documentOf(1)];
    expect(eiaV2Form.detect(wti)).toBe(true);
    expect([...eiaV2Form.decode(wti, { fileName: '' })]).toEqual([
      { kind: 'SPOT', line: 1, date: '2020-04-20', series: 'RWTC', price: '-36.98' },
    ]);
    expect([...eiaV2Form.decode(second, { fileName: '' })]).toEqual([
      expect.objectContaining({ kind: 'FUTURE', product: 'CL', contract: { nearby: 2 }, settle: '20.43' }),
    ]);
  });

  test('is fetched from the last date of its last stored import on', async () => {
    eia.series.set('RWTC', dailyRows('2026-11-01', 20));
    storeBefore('wti.csv', '2026-11-20');
    storeBefore('eia-PET.RWTC.D.json', '2026-11-18');
    storeBefore('eia-PET.RWTC.D.json', '2026-11-02');
    await fetchSeries(['PET.RWTC.D']);
    expect(eia.asked).toEqual([expect.objectContaining({ start: '2026-11-18', offset: 0 })]);
    expect(periods(0)).toEqual(['2026-11-18', '2026-11-19', '2026-11-20']);
  });

  test.each(['whose record is gone', 'that told no date'])('is fetched whole after an import %s', async (what) => {
    eia.series.set('RWTC', dailyRows('2026-11-01', 3));
    storeBefore('eia-PET.RWTC.D.json', null);
    if (what === 'whose record is gone') stored[0] = { ...stored[0]!, entry: newImport() };
    await fetchSeries(['PET.RWTC.D']);
    expect(periods(0)).toHaveLength(3);
  });

  test('without anything new is the same document again, and one without rows is none', async () => {
    eia.series.set('RWTC', dailyRows('2026-11-01', 3));
    eia.series.set('RBRTE', []);
    await fetchSeries(['PET.RWTC.D', 'PET.RBRTE.D']);
    await fetchSeries(['PET.RWTC.D', 'PET.RBRTE.D']);
    expect(taken).toHaveLength(2);
    expect(taken[1]!.text).toBe(taken[0]!.text);
  });
});

describe('pages', () => {
  test('that overlap give each value once', async () => {
    const rows = dailyRows('2000-01-01', 7_000);
    eia.series.set('RWTC', rows);
    // A short page whose last row comes twice.
    eia.faults.push((response, answer) => {
      const { data, ...others } = answer['response'] as { readonly data: unknown[] };
      reply(response, 200, { ...answer, response: { ...others, data: [...data.slice(0, 3_000), data[2_999]] } });
    });
    await fetchSeries(['PET.RWTC.D']);
    expect(periods(0)).toEqual(rows.map(({ period }) => period));
  });

  test('whose total grows while they are read are read to its end', async () => {
    eia.series.set('RWTC', dailyRows('2000-01-01', 5_001));
    eia.onAsked = () => {
      if (eia.asked.length === 2) eia.series.set('RWTC', dailyRows('2000-01-01', 10_002));
    };
    await fetchSeries(['PET.RWTC.D']);
    expect(periods(0)).toHaveLength(10_002);
    expect(eia.asked).toHaveLength(3);
  });

  test('whose total shrinks while they are read end where it says', async () => {
    eia.series.set('RWTC', dailyRows('2000-01-01', 6_000));
    eia.onAsked = () => {
      if (eia.asked.length === 2) eia.series.set('RWTC', dailyRows('2000-01-01', 5_000));
    };
    await fetchSeries(['PET.RWTC.D']);
    expect(periods(0)).toHaveLength(5_000);
  });

  test('that repeat are not taken for the whole', async () => {
    eia.series.set('RWTC', dailyRows('2000-01-01', 6_000));
    const first = (response: Parameters<typeof reply>[0], answer: Record<string, unknown>): void => {
      const data = dailyRows('2000-01-01', 5_000).map((row) => ({ ...row, series: 'RWTC' }));
      reply(response, 200, { ...answer, response: { total: '6000', frequency: 'daily', data } });
    };
    eia.faults.push(first, first);
    await expect(fetchSeries(['PET.RWTC.D'])).rejects.toMatchObject({ reason: 'EIA_PAGES_REPEATED' });
    expect(taken).toEqual([]);
  });

  test('without an end are given up after 200', async () => {
    eia.series.set('RWTC', []);
    for (let page = 0; page < 201; page += 1) {
      eia.faults.push((response, answer) => {
        const data = [{ period: `page ${page}`, series: 'RWTC', value: '1' }];
        reply(response, 200, { ...answer, response: { total: '999999', data } });
      });
    }
    await expect(fetchSeries(['PET.RWTC.D'])).rejects.toMatchObject({ reason: 'EIA_PAGES_ENDLESS' });
    expect(eia.asked).toHaveLength(200);
    expect(taken).toEqual([]);
  });
});

describe('what goes wrong', () => {
  test('for a moment costs nothing, whatever it is', async () => {
    const rows = dailyRows('2000-01-01', 6_000);
    const ids = ['PET.RWTC.D', 'PET.RBRTE.D', 'NG.RNGWHHD.D', 'PET.RCLC1.D', 'PET.RCLC2.D', 'NG.RNGC1.D'];
    for (const id of ids) eia.series.set(parseEiaSeries(id)!.code, rows);
    const all = [
      faults.status(500),
      faults.status(429),
      faults.html,
      faults.garbage,
      faults.brokenOff,
      faults.status(503),
    ];
    for (let request = 0; request < 60; request += 1) eia.faults.push(request % 3 === 0 ? undefined : all[request % 6]);
    await fetchSeries(ids);
    expect(taken).toHaveLength(6);
    for (let index = 0; index < 6; index += 1) expect(periods(index)).toHaveLength(6_000);
  });

  test('with one series keeps no other, and the job fails for another try', async () => {
    eia.series.set('RWTC', dailyRows('2026-11-01', 3));
    eia.series.set('RBRTE', dailyRows('2026-11-01', 3));
    eia.faults.push(...Array.from({ length: 6 }, () => faults.status(500)));
    await expect(fetchSeries(['PET.RWTC.D', 'PET.RBRTE.D'])).rejects.toMatchObject({ reason: 'EIA_AWAY' });
    expect(taken.map(({ file }) => file.fileName)).toEqual(['eia-PET.RBRTE.D.json']);
  });

  test('a series that is not there keeps no other, and is not tried again', async () => {
    eia.series.set('RBRTE', dailyRows('2026-11-01', 3));
    await fetchSeries(['PET.RXYZ.D', 'PET.RBRTE.D']);
    expect(taken).toHaveLength(1);
    expect(logged[0]).toEqual([expect.objectContaining({ series: 'PET.RXYZ.D' }), expect.any(String)]);
  });

  test('a key that is refused ends the job for good', async () => {
    eia.series.set('RWTC', []);
    eia.faults.push(faults.status(403));
    await expect(fetchSeries(['PET.RWTC.D', 'PET.RBRTE.D'])).rejects.toMatchObject({
      name: 'FinalJobError',
      reason: 'EIA_KEY_REFUSED',
    });
    expect(eia.asked).toHaveLength(1);
  });

  test('asked too often, nothing else is asked for', async () => {
    eia.series.set('RWTC', []);
    eia.faults.push(faults.status(429, { 'retry-after': '7200' }));
    await expect(fetchSeries(['PET.RWTC.D', 'PET.RBRTE.D'])).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    expect(eia.asked).toHaveLength(1);
  });
});

test.each(['RWTC', 'PET.RWTC', 'PET.RWTC.W', 'ELEC.X.D', 'PET.../../x.D', 'pet.rwtc.d', ''])(
  '%j is no id of a daily series',
  (id) => {
    expect(parseEiaSeries(id)).toBeUndefined();
  },
);
