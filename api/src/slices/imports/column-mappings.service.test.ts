/** Proves what of mappings is kept: only what can work, one of each name, and no more than a desk needs. */
import { beforeEach, describe, expect, test } from '@jest/globals';

import type { UserId } from '../accounts/index.js';
import { ColumnMappingsService } from './column-mappings.service.js';
import { MAX_MAPPINGS } from './imports.ports.js';
import type { SavedMapping } from './imports.types.js';

const ADA = 'ada' as UserId;
const GRACE = 'grace' as UserId;
const MAPPING = {
  ...{ name: 'Desk file', content: 'SPOT', delimiter: ',', decimalMark: '.', dateFormat: 'YYYY-MM-DD' },
  columns: { date: { column: 'day' }, series: { value: 'wti' }, price: { column: 'price' } },
};

let saved: SavedMapping[];
let now: number;
let mappings: ColumnMappingsService;

beforeEach(() => {
  saved = [];
  now = 1_000;
  let ids = 0;
  mappings = new ColumnMappingsService({
    store: {
      mappings: () => Promise.resolve(saved),
      saveMapping: (mapping) => {
        saved = [...saved.filter(({ id }) => id !== mapping.id), mapping];
        return Promise.resolve();
      },
      removeMapping: (id) => {
        const before = saved.length;
        saved = saved.filter((mapping) => mapping.id !== id);
        return Promise.resolve(saved.length < before);
      },
    },
    clock: () => now,
    newId: () => `id-${String(++ids)}`,
  });
});

describe('a mapping', () => {
  test('is kept with who saved it and when, and found by its id', async () => {
    const expected = { id: 'id-1', mapping: MAPPING, userId: ADA, createdAt: 1_000 };
    expect(await mappings.save(ADA, MAPPING)).toEqual(expected);
    expect(await mappings.list()).toEqual([expected]);
    expect(await mappings.find('id-1')).toEqual(expected);
    await expect(mappings.find('id-2')).rejects.toMatchObject({ code: 'NOT_FOUND', reason: 'MAPPING_NOT_FOUND' });
  });

  test('of a name that is there takes its place, under its id', async () => {
    await mappings.save(ADA, MAPPING);
    now = 2_000;
    await mappings.save(GRACE, { ...MAPPING, name: ' Desk file ', delimiter: ';' });
    expect(saved).toEqual([{ id: 'id-1', mapping: { ...MAPPING, delimiter: ';' }, userId: GRACE, createdAt: 2_000 }]);
  });

  test('that is removed is there no more, and can be removed once', async () => {
    await mappings.save(ADA, MAPPING);
    await mappings.remove('id-1');
    expect(saved).toEqual([]);
    await expect(mappings.remove('id-1')).rejects.toMatchObject({ reason: 'MAPPING_NOT_FOUND' });
  });

  test('that can not work is refused with what to change', async () => {
    const wrong = { ...MAPPING, columns: { ...MAPPING.columns, price: { column: 'day' } } };
    await expect(mappings.save(ADA, wrong)).rejects.toMatchObject({
      ...{ code: 'BAD_USER_INPUT', reason: 'MAPPING_INVALID' },
      message: expect.stringContaining('the column "day" is used for date already'),
    });
    for (const value of [null, 'x', 5, {}, { ...MAPPING, more: 1 }]) {
      await expect(mappings.save(ADA, value)).rejects.toMatchObject({ reason: 'MAPPING_INVALID' });
    }
    expect(saved).toEqual([]);
  });

  test('too many is refused, and one of a name that is there is not', async () => {
    for (let index = 0; index < MAX_MAPPINGS; index += 1) await mappings.save(ADA, { ...MAPPING, name: `n${index}` });
    await expect(mappings.save(ADA, MAPPING)).rejects.toMatchObject({ code: 'CONFLICT', reason: 'TOO_MANY_MAPPINGS' });
    await mappings.save(ADA, { ...MAPPING, name: 'n7', delimiter: ';' });
    expect(saved).toHaveLength(MAX_MAPPINGS);
  });
});
