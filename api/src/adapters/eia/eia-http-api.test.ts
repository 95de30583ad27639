/** Proves how the interface is asked, what is tried again and how long after, and that the key is told to nobody else. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { EIA_KEY, LocalEia, dailyRows, faults, reply } from '../../../test/support/local-eia.js';
import { AppError } from '../../shared/errors.js';
import { parseEiaSeries } from '../../slices/eia/index.js';
import type { EiaPage, EiaQuestion } from '../../slices/eia/index.js';
import { EiaHttpApi } from './eia-http-api.js';

const WTI: EiaQuestion = { series: parseEiaSeries('PET.RWTC.D')!, from: undefined, offset: 0, length: 5_000 };
const NOW = Date.parse('2026-11-22T04:30:00Z');
const EVER = new AbortController().signal;
/** For a busy machine; who tests silence has less of it. */
const PATIENCE_MS = 20_000;

let eia: LocalEia;
let waits: number[];
let logged: string;
let chance: number;

beforeEach(async () => {
  eia = await LocalEia.listen();
  eia.series.set('RWTC', dailyRows('2020-04-17', 4));
  waits = [];
  logged = '';
  chance = 0;
});
afterEach(() => eia.close());

function newApi(
  options: { readonly key?: string; readonly url?: string; readonly timeoutMs?: number } = {},
): EiaHttpApi {
  const log = (...said: unknown[]): void => void (logged += JSON.stringify(said));
  return new EiaHttpApi({
    ...{ url: eia.url, key: EIA_KEY, clock: () => NOW, random: () => chance, timeoutMs: PATIENCE_MS, ...options },
    logger: { debug: log, info: log, warn: log, error: log },
    wait: (milliseconds, signal) => {
      signal.throwIfAborted();
      waits.push(milliseconds);
      return Promise.resolve();
    },
  });
}

const ask = (question: Partial<EiaQuestion> = {}, signal = EVER): Promise<EiaPage> =>
  newApi().page({ ...WTI, ...question }, signal);

/** Of the attempts; with the clock at rest the pause between two requests comes each time. */
const backOffs = (): readonly number[] => waits.filter((milliseconds) => milliseconds !== 250);

describe('a page', () => {
  test('has the rows as they were given, the total as a number, and no warning', async () => {
    eia.series.set('RWTC', [
      { period: '2020-04-20', value: '-36.98' },
      { period: '2020-04-21', value: null },
    ]);
    const page = await ask();
    expect(page).toMatchObject({ total: 2, frequency: 'daily', dateFormat: 'YYYY-MM-DD', apiVersion: '2.1.8' });
    expect(page.rows.map(({ period, series, value }) => [period, series, value])).toEqual([
      ['2020-04-20', 'RWTC', '-36.98'],
      ['2020-04-21', 'RWTC', null],
    ]);
  });

  test.each([
    ['PET.RWTC.D', '/v2/petroleum/pri/spt/data/', 'RWTC'],
    ['PET.RBRTE.D', '/v2/petroleum/pri/spt/data/', 'RBRTE'],
    ['PET.RCLC4.D', '/v2/petroleum/pri/fut/data/', 'RCLC4'],
    ['PET.EER_EPMRR_PE1_Y35NY_DPG.D', '/v2/petroleum/pri/fut/data/', 'EER_EPMRR_PE1_Y35NY_DPG'],
    ['PET.EER_EPMRU_PF4_RGC_DPG.D', '/v2/petroleum/pri/spt/data/', 'EER_EPMRU_PF4_RGC_DPG'],
    ['NG.RNGWHHD.D', '/v2/natural-gas/pri/fut/data/', 'RNGWHHD'],
    ['NG.RNGC1.D', '/v2/natural-gas/pri/fut/data/', 'RNGC1'],
  ])('of %s is at %s', async (id, path, series) => {
    eia.series.set(series, []);
    await ask({ series: parseEiaSeries(id)! });
    expect(eia.asked).toEqual([{ path, series, start: null, offset: 0 }]);
  });

  test('begins with a date, and where the page before it ended', async () => {
    const page = await ask({ from: '2020-04-18' as EiaQuestion['from'], offset: 1 });
    expect(page.rows.map(({ period }) => period)).toEqual(['2020-04-19', '2020-04-20']);
    expect(eia.asked).toEqual([expect.objectContaining({ start: '2020-04-18', offset: 1 })]);
  });

  test.each([
    ['a number', 7, 7],
    ['a word', 'many', undefined],
    ['absent', undefined, undefined],
  ])('whose total is %s', async (_, total, expected) => {
    eia.faults.push((response, answer) => {
      reply(response, 200, { ...answer, response: { ...(answer['response'] as object), total } });
    });
    expect(await ask()).toMatchObject({ total: expected, rows: { length: 4 } });
  });
});

describe('what goes wrong for a moment', () => {
  test.each([
    ['500', faults.status(500)],
    ['502', faults.status(502)],
    ['503', faults.status(503)],
    ['429', faults.status(429)],
    ['HTML', faults.html],
    ['half an answer', faults.garbage],
    ['the envelope of version 1', faults.otherEnvelope],
    ['a connection that breaks', faults.brokenOff],
    ['silence', faults.silence],
  ])('is tried again: %s', async (_, fault) => {
    eia.faults.push(fault, fault);
    const timeoutMs = fault === faults.silence ? 1_000 : PATIENCE_MS;
    expect((await newApi({ timeoutMs }).page(WTI, EVER)).rows).toHaveLength(4);
    expect(eia.asked).toHaveLength(3);
    expect(backOffs()).toEqual([1_000, 2_000]);
  });

  test('is tried six times, each pause twice as long and up to as much again', async () => {
    chance = 0.5;
    for (let count = 0; count < 6; count += 1) eia.faults.push(faults.status(500));
    await expect(ask()).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'EIA_AWAY' });
    expect(eia.asked).toHaveLength(6);
    expect(backOffs()).toEqual([1_500, 3_000, 6_000, 12_000, 24_000]);
  });

  test.each([
    ['17', 17_000],
    ['0', 1_000],
    [new Date(NOW + 30_000).toUTCString(), 30_000],
    [new Date(NOW - 30_000).toUTCString(), 1_000],
    ['soon', 1_000],
  ])('waits as Retry-After: %s says', async (header, expected) => {
    eia.faults.push(faults.status(429, { 'retry-after': header }));
    await ask();
    expect(backOffs()).toEqual([expected]);
  });

  test('who asks for a long pause is not asked again for now', async () => {
    eia.faults.push(faults.status(429, { 'retry-after': '3600' }));
    await expect(ask()).rejects.toMatchObject({ code: 'RATE_LIMITED', reason: 'EIA_RATE_LIMITED' });
    expect(eia.asked).toHaveLength(1);
  });

  test('an answer without an end is not read to it', async () => {
    for (let count = 0; count < 6; count += 1) {
      eia.faults.push((response) => {
        response.writeHead(200);
        const piece = Buffer.alloc(1_048_576, 0x20);
        let sent = 0;
        const more = (): void => {
          while (sent < 40 && !response.destroyed) {
            sent += 1;
            if (!response.write(piece)) {
              response.once('drain', more);
              return;
            }
          }
          response.end();
        };
        more();
      });
    }
    await expect(ask()).rejects.toMatchObject({ code: 'UNAVAILABLE', message: expect.stringContaining('16777216') });
  });
});

describe('what goes wrong for good', () => {
  test('is not tried again: a key that is refused', async () => {
    await expect(newApi({ key: 'another' }).page(WTI, EVER)).rejects.toMatchObject({
      code: 'FORBIDDEN',
      reason: 'EIA_KEY_REFUSED',
    });
    expect(eia.asked).toHaveLength(1);
  });

  test('is not tried again: a series that is not there', async () => {
    await expect(ask({ series: parseEiaSeries('PET.RXYZ.D')! })).rejects.toMatchObject({
      code: 'BAD_USER_INPUT',
      reason: 'EIA_SERIES_REFUSED',
    });
    expect(eia.asked).toHaveLength(1);
  });

  test('is not followed: a way elsewhere', async () => {
    eia.faults.push((response) => {
      response.writeHead(302, { location: `${eia.url}/elsewhere` });
      response.end();
    });
    await expect(ask()).rejects.toMatchObject({ code: 'UNAVAILABLE', reason: 'EIA_AWAY' });
    expect(eia.asked).toHaveLength(1);
  });
});

test('who calls it off is not kept waiting', async () => {
  const stop = new AbortController();
  eia.faults.push(faults.silence);
  eia.onAsked = () => {
    stop.abort(new Error('the process ends'));
  };
  await expect(ask({}, stop.signal)).rejects.toThrow('the process ends');
  expect(backOffs()).toEqual([]);
});

test('the key stands in no error and in no line of the log', async () => {
  const spoken: string[] = [];
  const collect = async (api: EiaHttpApi): Promise<void> => {
    const error = (await api.page(WTI, EVER).catch((thrown: unknown) => thrown)) as AppError;
    expect(error).toBeInstanceOf(AppError);
    spoken.push(JSON.stringify([error.message, error.stack, error.details, String(error.cause)]));
  };
  for (const fault of [faults.status(500), faults.brokenOff, faults.silence, faults.html, faults.status(404)]) {
    eia.faults.push(...Array.from({ length: 6 }, () => fault));
    await collect(newApi(fault === faults.silence ? { timeoutMs: 100 } : {}));
    eia.faults.length = 0;
  }
  await collect(newApi({ url: 'http://127.0.0.1:1' }));
  await collect(newApi({ url: 'http://nowhere.invalid' }));
  const all = spoken.join() + logged;
  for (const secret of [
    EIA_KEY,
    encodeURIComponent(EIA_KEY),
    'api_key',
    new URLSearchParams({ k: EIA_KEY }).toString().slice(2),
  ]) {
    // prettier-ignore
    expect(all).not.toContain(secret);
  }
});
