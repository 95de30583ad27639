/** Proves that every form is told by its content, whatever its name, how it is packed and how messy it came. */
import { gzipSync } from 'node:zlib';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { writeXlsx } from 'hucre/xlsx';

import type { ImportKind } from '../../src/slices/market/index.js';
import { FORM_SAMPLES, JSON_SAMPLES, MAPPED_SAMPLE, TABLE_SAMPLES, TEXT_SAMPLES } from '../support/form-samples.js';
import { eiaWorkbookBytes } from '../support/form-samples.js';
import type { FormSample } from '../support/form-samples.js';
import { SampleFolder } from '../support/read-sample.js';
import type { ReadSample } from '../support/read-sample.js';
import { zipBytes } from '../support/zip-bytes.js';

let folder: SampleFolder;
beforeAll(async () => {
  folder = await SampleFolder.make();
});
afterAll(() => folder.remove());

const KINDS: readonly ImportKind[] = ['FUTURES', 'OPTIONS', 'SPOT', 'RATES', 'POSITIONS'];
/** Forms that read in the file's name what the file leaves out. */
const NAMED_FORMS = ['nasdaq-chris', 'barchart-chain', 'yahoo-daily'];
const titled = (samples: readonly FormSample[]): readonly (readonly [string, FormSample])[] =>
  samples.map((sample) => [sample.format, sample]);

function rowsOf({ staging }: ReadSample): FormSample['rows'] {
  const counted = KINDS.map((kind) => [kind, staging.rowsOf(kind)] as const).filter(([, rows]) => rows !== 0);
  return Object.fromEntries(counted);
}

function expectSample(sample: FormSample, read: ReadSample, container: string): void {
  const { outcome, staging } = read;
  expect(outcome.rejections).toEqual([]);
  expect(outcome.format).toBe(sample.format);
  expect(outcome.container).toBe(container);
  expect(rowsOf(read)).toEqual(sample.rows);
  expect(outcome.unknown.map(({ subject }) => subject)).toEqual(sample.unknown ?? []);
  expect(outcome.parts.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(sample.rows).toSorted());
  expect(outcome.read).toBe(Object.values(sample.rows).reduce((sum, rows) => sum + rows, 0));
  expect(staging.openAreas).toBe(0);
}

function containerOf({ format }: FormSample): string {
  if (TABLE_SAMPLES.some((sample) => sample.format === format)) return 'CSV';
  return JSON_SAMPLES.some((sample) => sample.format === format) ? 'JSON' : 'TEXT';
}

describe('a file', () => {
  test.each(titled(FORM_SAMPLES))('of %s is told by its content, its name saying otherwise', async (format, sample) => {
    const name = NAMED_FORMS.includes(format) ? sample.fileName : 'settlements.parquet';
    const read = await folder.read(name, sample.content, sample.request);
    expectSample(sample, read, containerOf(sample));
    expect(read.outcome.fileName).toBe(name);
  });

  test.each(titled(FORM_SAMPLES))(
    'of %s may begin with a mark and end its lines as Windows does',
    async (_, sample) => {
      const messy = `\u{feff}${sample.content.replaceAll('\n', '\r\n')}\r\n\r\n`;
      expectSample(sample, await folder.read(sample.fileName, messy, sample.request), containerOf(sample));
    },
  );

  test.each(titled(FORM_SAMPLES.filter(({ format }) => format !== 'mapped-desk-file')))(
    'of %s may be named for what it is, and not for another',
    async (format, sample) => {
      const read = await folder.read(sample.fileName, sample.content, { ...sample.request, format });
      expectSample(sample, read, containerOf(sample));
      for (const other of ['futures', 'cme-settlement-csv', 'eia-v1', 'eia-workbook', 'cftc-cot']) {
        // Options may have the header of futures: then it is their symbols that are wrong.
        if (other === format || (other === 'futures' && format === 'options')) continue;
        await expect(
          folder.read(sample.fileName, sample.content, { ...sample.request, format: other }),
        ).rejects.toMatchObject({
          code: 'BAD_USER_INPUT',
          reason: expect.stringMatching(/^(HEADER_UNKNOWN|FILE_IS_JSON)$/),
        });
      }
    },
  );

  test.each(titled(FORM_SAMPLES))('of %s is the same packed as gzip and as ZIP', async (_, sample) => {
    const { fileName, content, request } = sample;
    const zipped = zipBytes([{ name: `folder/${fileName}`, content }]);
    expectSample(sample, await folder.read(`${fileName}.gz`, gzipSync(content), request), containerOf(sample));
    expectSample(sample, await folder.read('download', zipped, request), containerOf(sample));
  });

  test.each(titled(TEXT_SAMPLES))('of %s names what it is of: a series is not wanted', async (_, sample) => {
    await expect(folder.read(sample.fileName, sample.content, { series: 'RWTC' })).rejects.toMatchObject({
      reason: 'SERIES_NOT_WANTED',
    });
  });

  test.each(titled([...TEXT_SAMPLES, ...TABLE_SAMPLES]))('of %s in UTF-16 is refused', async (_, sample) => {
    const utf16 = Buffer.from(`\u{feff}${sample.content}`, 'utf16le');
    await expect(folder.read(sample.fileName, utf16, sample.request)).rejects.toMatchObject({
      reason: 'ENCODING_UTF16',
    });
  });

  test.each(titled(FORM_SAMPLES))('under the name of %s that is a web page is refused as one', async (_, sample) => {
    const page = `\r\n<!DOCTYPE html><html><body>${sample.content}</body></html>`;
    await expect(folder.read(sample.fileName, page, sample.request)).rejects.toMatchObject({ reason: 'FILE_IS_HTML' });
  });

  // A bulletin has no columns with names, and Yahoo's is known by the date that it begins with.
  const ordered = ['cme-settlement-text', 'yahoo-daily'];
  test.each(titled(TEXT_SAMPLES.filter(({ format }) => !ordered.includes(format))))(
    'of %s may have a column more, and its columns in another order',
    async (_, sample) => {
      const delimiter = sample.content.includes('|') ? '|' : ',';
      const [header = '', ...rows] = sample.content.trim().split('\n');
      const table = [header, ...rows].map((line) => fieldsOf(line, delimiter));
      const isRow = (fields: readonly string[]): boolean => fields.length === table[0]!.length;
      const turned = table.map((fields) => (isRow(fields) ? [...fields, 'new'].toReversed() : fields));
      const text = turned.map((fields) => `${fields.join(delimiter)}\n`).join('');
      expectSample(sample, await folder.read(sample.fileName, text), 'TEXT');
    },
  );
});

/** @returns the fields of a line as they stand, quotes and all */
function fieldsOf(line: string, delimiter: string): readonly string[] {
  return delimiter === '|' ? line.split('|') : (line.match(/("[^"]*"|[^,]*)(?:,|$)/g) ?? []).map(trimmed).slice(0, -1);
}

function trimmed(field: string): string {
  return field.replace(/,$/, '');
}

describe('a workbook', () => {
  test.each(titled(TABLE_SAMPLES))('of a table of %s is read as one', async (_, sample) => {
    const rows = sample.content
      .trim()
      .split('\n')
      .map((line) => line.split(',').map((text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text)));
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Prices', rows },
        { name: 'Notes', rows: [['nothing']] },
      ],
    });
    expectSample(sample, await folder.read('prices.csv', Buffer.from(bytes), sample.request), 'WORKBOOK');
  });

  test('with dates as dates is read as one with dates as text', async () => {
    const rows = [
      ['Date', 'Price'],
      [new Date('2020-04-17T00:00:00Z'), 18.31],
    ];
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'Prices', rows }] }));
    const { outcome } = await folder.read('a.xlsx', bytes, { series: 'RWTC' });
    expect(outcome.content).toMatchObject({ firstDate: '2020-04-17', lastDate: '2020-04-17', spotSeries: ['RWTC'] });
  });

  test('of the EIA gives spot prices and futures, packed or not', async () => {
    const bytes = await eiaWorkbookBytes();
    const sample: FormSample = {
      ...{ format: 'eia-workbook', fileName: 'a.xls', content: '', rows: { FUTURES: 3, SPOT: 2 } },
    };
    const read = await folder.read('a.xls', bytes);
    expectSample(sample, read, 'WORKBOOK');
    expect(read.outcome.content).toMatchObject({ products: ['CL'], spotSeries: ['RWTC'], lastDate: '2020-04-21' });
  });

  test('without rows, or of nothing known, is refused', async () => {
    const empty = Buffer.from(await writeXlsx({ sheets: [{ name: 'Prices', rows: [] }] }));
    await expect(folder.read('a.xlsx', empty)).rejects.toMatchObject({ reason: 'WORKBOOK_WITHOUT_ROWS' });
    const named = folder.read('a.xls', await eiaWorkbookBytes(), { format: 'eia-v1' });
    await expect(named).rejects.toMatchObject({ reason: 'HEADER_UNKNOWN' });
    const other = Buffer.from(await writeXlsx({ sheets: [{ name: 'Prices', rows: [['a', 'b']] }] }));
    await expect(folder.read('a.xlsx', other)).rejects.toMatchObject({ reason: 'HEADER_UNKNOWN' });
  });
});

describe('JSON', () => {
  test.each([
    ['of another kind', '{"chart":{"result":[]}}', 'FILE_IS_JSON'],
    ['that is a list', '[{"period":"2026-08-10"}]', 'FILE_IS_JSON'],
    ['that was cut off', JSON_SAMPLES[0]!.content.slice(0, 200), 'JSON_DAMAGED'],
    ['with something after its end', `${JSON_SAMPLES[0]!.content}}`, 'JSON_DAMAGED'],
  ])('%s is refused', async (_, content, reason) => {
    await expect(folder.read('a.json', content)).rejects.toMatchObject({ code: 'BAD_USER_INPUT', reason });
  });

  test('names its series: none is wanted', async () => {
    await expect(folder.read('a.json', JSON_SAMPLES[0]!.content, { series: 'X' })).rejects.toMatchObject({
      reason: 'SERIES_NOT_WANTED',
    });
  });
});

describe('a mapping', () => {
  test('is the only thing that is tried, and refused where it does not fit', async () => {
    for (const { content, fileName } of [...TEXT_SAMPLES, ...TABLE_SAMPLES, ...JSON_SAMPLES]) {
      await expect(folder.read(fileName, content, MAPPED_SAMPLE.request)).rejects.toMatchObject({
        reason: 'MAPPING_DOES_NOT_FIT',
      });
    }
  });

  test('does not fit a workbook', async () => {
    await expect(folder.read('a.xls', await eiaWorkbookBytes(), MAPPED_SAMPLE.request)).rejects.toMatchObject({
      reason: 'MAPPING_DOES_NOT_FIT',
    });
  });
});
