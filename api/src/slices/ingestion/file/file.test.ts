/** Proves how bytes become a table: what a file is, its encoding, its records with their lines, its header. */
import { describe, expect, test } from '@jest/globals';

import type { TextRecord } from '../ingestion.ports.js';
import { csvRecords } from './csv-records.js';
import { decodeText } from './decode-text.js';
import { Header } from './header.js';
import { SNIFFED_BYTES, sniffContent } from './sniff-content.js';

async function* pieces<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  for (const item of items) {
    await Promise.resolve();
    yield item;
  }
}

async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const found: Item[] = [];
  for await (const item of items) found.push(item);
  return found;
}

async function recordsOf(...texts: readonly string[]): Promise<readonly TextRecord[]> {
  return all(csvRecords(pieces(texts), 'file.csv'));
}

describe('what a file holds', () => {
  test('is told from its first bytes, whatever its name', () => {
    expect(sniffContent(Buffer.from('PAR1\u0000\u0001'), 'file.csv')).toBe('PARQUET');
    expect(sniffContent(Buffer.from('date,CL01\n'), 'file.parquet')).toBe('TEXT');
  });

  test('is text where the first bytes end inside a character', () => {
    const text = 'x'.repeat(SNIFFED_BYTES - 1);
    expect(sniffContent(Buffer.from(`${text}é`).subarray(0, SNIFFED_BYTES), 'file.csv')).toBe('TEXT');
  });

  test.each([
    ['28b52ffd', 'FILE_COMPRESSED'],
    ['425a6839', 'FILE_COMPRESSED'],
    ['fd377a585a00', 'FILE_COMPRESSED'],
    ['fffe6400', 'ENCODING_UTF16'],
    ['feff0064', 'ENCODING_UTF16'],
    ['64006100740065002c00', 'ENCODING_UTF16'],
    ['0064006100740065002c', 'ENCODING_UTF16'],
    ['64617465000102', 'FILE_BINARY'],
    ['', 'FILE_EMPTY'],
    ['efbbbf', 'FILE_EMPTY'],
    ['200a0d0a', 'FILE_EMPTY'],
  ])('of the bytes %s is refused as %s', (hex, reason) => {
    expect(() => sniffContent(Buffer.from(hex, 'hex'), 'file.csv')).toThrow(expect.objectContaining({ reason }));
  });

  test.each([
    ['<!DOCTYPE html>', 'FILE_IS_HTML'],
    ['  <html lang="en">', 'FILE_IS_HTML'],
    ['<?xml version="1.0"?>', 'FILE_IS_HTML'],
  ])('of the text %s is refused as %s', (text, reason) => {
    expect(() => sniffContent(Buffer.from(text), 'file.csv')).toThrow(expect.objectContaining({ reason }));
  });

  test.each([
    ['{"response":{}}', 'JSON'],
    [' \n[[1,2]]', 'JSON'],
    ['\u{feff}{"series":[]}', 'JSON'],
    ['[date],CL01\n', 'TEXT'],
  ])('of the text %j is %s', (text, content) => {
    expect(sniffContent(Buffer.from(text), 'file.csv')).toBe(content);
  });

  test('of Excel 97 is told by its first bytes', () => {
    expect(sniffContent(Buffer.from('d0cf11e0', 'hex'), 'file.csv')).toBe('OLD_WORKBOOK');
  });
});

describe('UTF-8', () => {
  test('is decoded wherever the pieces are cut, without its mark', async () => {
    const text = 'date,Preis €,𝄞\n';
    const bytes = Buffer.from(`\u{feff}${text}`);
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      const decoded = await all(decodeText(pieces([bytes.subarray(0, cut), bytes.subarray(cut)]), 'file.csv'));
      expect(decoded.join('')).toBe(text);
    }
  });

  test.each([
    ['a byte of latin-1', [0x61, 0xe9, 0x62]],
    ['a character that the end cuts off', [0x61, 0xe2, 0x82]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['half of a surrogate pair', [0xed, 0xa0, 0x80]],
  ])('is not %s', async (_, bytes) => {
    await expect(all(decodeText(pieces([Uint8Array.from(bytes)]), 'file.csv'))).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'ENCODING_NOT_UTF8',
    });
  });

  test('with a zero in it is no text', async () => {
    const decoded = all(decodeText(pieces([Buffer.from('a,b\n'), Buffer.from('1,\u0000')]), 'file.csv'));
    await expect(decoded).rejects.toMatchObject({ reason: 'FILE_BINARY' });
  });
});

describe('records', () => {
  test.each(['\n', '\r\n', '\r'])(
    'have the number of their line with line ends %j, blank lines counted',
    async (end) => {
      expect(await recordsOf(['a,b', '1,2', '', '3,4'].join(end))).toEqual([
        { line: 1, fields: ['a', 'b'] },
        { line: 2, fields: ['1', '2'] },
        { line: 4, fields: ['3', '4'] },
      ]);
    },
  );

  test('are the same wherever the text is cut', async () => {
    const text = 'a,b\r\n"1,5",""""\r\n"x\ny",\r\n';
    for (let cut = 0; cut <= text.length; cut += 1) {
      expect((await recordsOf(text.slice(0, cut), text.slice(cut))).map(({ fields }) => fields)).toEqual([
        ['a', 'b'],
        ['1,5', '"'],
        ['x\ny', ''],
      ]);
    }
  });

  test('keep their own number of fields, and quotes inside of a field', async () => {
    expect((await recordsOf('a,b\n1\n1,2,3\n5" pipe,6\n')).map(({ fields }) => fields)).toEqual([
      ['a', 'b'],
      ['1'],
      ['1', '2', '3'],
      ['5" pipe', '6'],
    ]);
  });

  test('with a quote that is never closed are refused, after the last line that is whole', async () => {
    const lines = Array.from({ length: 50 }, (_, index) => `${index},2\n`).join('');
    await expect(recordsOf(`${lines}"3,4\n5,6\n`)).rejects.toMatchObject({
      reason: 'QUOTE_NOT_CLOSED',
      details: { after: 50 },
    });
  });

  test('without an end are refused before the whole of them is read', async () => {
    let read = 0;
    async function* endless(): AsyncGenerator<string> {
      yield 'a,b\n';
      for (; read < 1_000; read += 1) {
        await Promise.resolve();
        yield 'x'.repeat(16_384);
      }
    }
    await expect(all(csvRecords(endless(), 'file.csv'))).rejects.toMatchObject({
      reason: 'LINE_TOO_LONG',
      details: { after: 1 },
    });
    expect(read).toBeLessThan(200);
  });

  test('end with the error of the text that they are read from', async () => {
    async function* failing(): AsyncGenerator<string> {
      yield 'a,b\n';
      await Promise.resolve();
      throw new Error('the disk is gone');
    }
    await expect(all(csvRecords(failing(), 'file.csv'))).rejects.toThrow('the disk is gone');
  });
});

describe('a header', () => {
  test('finds a column by its letters and digits alone', () => {
    const header = new Header([' Trade Date ', 'open_interest', 'CL01', 'Prix réglé'], 'file.csv');
    expect(['tradeDate', 'openInterest', 'cl01', 'PRIXRÉGLÉ', 'settle'].map((name) => header.indexOf(name))).toEqual([
      0, 1, 2, 3, -1,
    ]);
    expect(header.names).toEqual(['Trade Date', 'open_interest', 'CL01', 'Prix réglé']);
  });

  test('may have several columns without a name, and none twice', () => {
    expect(new Header(['date', '', '', '-'], 'file.csv').indexOf('')).toBe(-1);
    expect(() => new Header(['date', 'CL01', 'cl 01'], 'file.csv')).toThrow(
      expect.objectContaining({ reason: 'HEADER_COLUMN_TWICE' }),
    );
  });
});
