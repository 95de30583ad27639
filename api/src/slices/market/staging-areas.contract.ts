/**
 * What every staging area does, whatever it is made of: the port's contract. An adapter's test calls
 * `stagingAreasContract` with a function that gives empty folders.
 */
import { readdir } from 'node:fs/promises';
import { dirname } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import type { StagingArea, StagingAreas } from './index.js';
import { columnsOfSeries, positionColumns, settlementColumns, spotColumns } from './market-store-rows.contract.js';
import { optionColumns, rateColumns } from './option-settlement-rows.contract.js';

const ENDED = { code: 'CONFLICT', reason: 'IMPORT_ENDED' };
const PRICES = spotColumns('RWTC', [['2026-10-05', 65.9]]);

/**
 * @param name of the adapter, for the report
 * @param areas that are to fulfil the contract
 * @param newDirectory gives an empty folder, absolute, that the caller removes
 */
export function stagingAreasContract(name: string, areas: StagingAreas, newDirectory: () => Promise<string>): void {
  describe(`the contract of staging areas, ${name}`, () => {
    async function open(): Promise<{ area: StagingArea; directory: string }> {
      const directory = await newDirectory();
      return { area: await areas.open(directory), directory };
    }

    test('an area writes a file into its folder for each kind that has rows, and none for the others', async () => {
      const { area, directory } = await open();
      await area.stage('RATES', rateColumns([]));
      await area.stage('SPOT', PRICES);
      await area.stage('FUTURES', settlementColumns([['CLZ26', '2026-10-05', 66.1]]));
      await area.stage('FUTURES', settlementColumns([['CLF27', '2026-10-05', 65.8]]));
      const parts = await area.write();
      expect(parts).toMatchObject([
        { kind: 'FUTURES', rows: 2, agreeing: 0 },
        { kind: 'SPOT', rows: 1, agreeing: 0 },
      ]);
      expect(parts.map(({ path }) => dirname(path))).toEqual([directory, directory]);
      expect(new Set(parts.map(({ path }) => path)).size).toBe(2);
      expect(await readdir(directory)).toHaveLength(2);
    });

    test('an area without rows writes nothing', async () => {
      const { area, directory } = await open();
      expect(await area.conflicts(10)).toEqual([]);
      expect(await area.dropConflicts()).toBe(0);
      expect(await area.write()).toEqual([]);
      expect(await readdir(directory)).toEqual([]);
    });

    test('conflicts of all kinds come by line, and dropping them leaves the first of each', async () => {
      const { area } = await open();
      await area.stage(
        'SPOT',
        columnsOfSeries([
          ['RWTC', '2026-10-05', 1],
          ['RBRTE', '2026-10-05', 1],
          ['RWTC', '2026-10-05', 1],
          ['RBRTE', '2026-10-05', 2],
        ]),
      );
      await area.stage(
        'RATES',
        rateColumns([
          ['2026-10-05', 30, 0.04],
          ['2026-10-05', 30, 0.05],
        ]),
      );
      await area.stage(
        'OPTIONS',
        optionColumns([
          ['LOZ26 C7500', '2026-10-05', 1],
          ['LOZ26 P7500', '2026-10-05', 1],
          ['LOZ26 P7500', '2026-10-05', 2],
        ]),
      );
      const conflicts = [
        { line: 3, column: 0, firstLine: 2, firstColumn: 0, key: 'the rate of 30 days on 2026-10-05' },
        { line: 4, column: 0, firstLine: 3, firstColumn: 0, key: 'LOZ26 P7500 on 2026-10-05' },
        { line: 5, column: 0, firstLine: 3, firstColumn: 0, key: 'RBRTE on 2026-10-05' },
      ];
      expect(await area.conflicts(10)).toEqual(conflicts);
      expect(await area.conflicts(2)).toEqual(conflicts.slice(0, 2));
      expect(await area.dropConflicts()).toBe(3);
      expect(await area.conflicts(10)).toEqual([]);
      expect(await area.dropConflicts()).toBe(0);
      expect(await area.write()).toMatchObject([
        { kind: 'SPOT', rows: 2, agreeing: 1 },
        { kind: 'RATES', rows: 1, agreeing: 0 },
        { kind: 'OPTIONS', rows: 2, agreeing: 0 },
      ]);
    });

    test('rows staged after conflicts were asked for are judged too', async () => {
      const { area } = await open();
      await area.stage('POSITIONS', positionColumns([['CL', 'COMBINED', '2026-10-06', { swapLong: 1 }]]));
      expect(await area.conflicts(10)).toEqual([]);
      await area.stage('POSITIONS', positionColumns([['CL', 'COMBINED', '2026-10-06', { swapLong: 2 }]]));
      expect(await area.conflicts(10)).toMatchObject([{ key: 'CL, combined, on 2026-10-06' }]);
      await area.abandon();
    });

    test('once written, nothing can be added, judged or written again; abandoning it changes nothing', async () => {
      const { area, directory } = await open();
      await area.stage('SPOT', PRICES);
      await area.write();
      await expect(area.stage('SPOT', PRICES)).rejects.toMatchObject(ENDED);
      await expect(area.conflicts(1)).rejects.toMatchObject(ENDED);
      await expect(area.dropConflicts()).rejects.toMatchObject(ENDED);
      await expect(area.write()).rejects.toMatchObject(ENDED);
      await area.abandon();
      expect(await readdir(directory)).toHaveLength(1);
    });

    test('an abandoned area writes nothing, and may be abandoned twice', async () => {
      const { area, directory } = await open();
      await area.stage('SPOT', PRICES);
      await area.abandon();
      await area.abandon();
      await expect(area.stage('SPOT', PRICES)).rejects.toMatchObject(ENDED);
      await expect(area.write()).rejects.toMatchObject(ENDED);
      expect(await readdir(directory)).toEqual([]);
    });

    test('areas side by side know nothing of each other', async () => {
      const [first, second] = [await open(), await open()];
      await first.area.stage('SPOT', PRICES);
      await second.area.stage('SPOT', spotColumns('RWTC', [['2026-10-05', 66]]));
      expect(await second.area.conflicts(1)).toEqual([]);
      await first.area.abandon();
      expect(await second.area.write()).toMatchObject([{ kind: 'SPOT', rows: 1 }]);
    });

    test('an area whose folder cannot be written to says so, and can be abandoned', async () => {
      const area = await areas.open(`${await newDirectory()}/missing`);
      await area.stage('SPOT', PRICES);
      await expect(area.write()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
      await area.abandon();
    });
  });
}
