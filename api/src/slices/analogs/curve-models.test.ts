/** Models are read once, with further attempts where the store does not answer, and said to be missing until then. */
import { beforeEach, describe, expect, test } from '@jest/globals';

import { fitShapeModel } from '@cushing/curves';

import { AppError } from '../../shared/errors.js';
import type { Logger } from '../../shared/logger.js';
import type { CurveModel } from './analogs.types.js';
import { CurveModels } from './curve-models.js';

const CRUDE = { product: 'CL', source: 'IMPORTED' } as const;
const MODEL: CurveModel = {
  ...CRUDE,
  shapes: fitShapeModel([
    [1, -1],
    [-1, 1],
  ]),
};

let lines: { level: string; fields: object; message: string }[];
let waits: number[];
let readings: number;
let failures: number;

const logger: Logger = {
  debug: (fields, message) => lines.push({ level: 'debug', fields, message }),
  info: (fields, message) => lines.push({ level: 'info', fields, message }),
  warn: (fields, message) => lines.push({ level: 'warn', fields, message }),
  error: (fields, message) => lines.push({ level: 'error', fields, message }),
};

beforeEach(() => {
  lines = [];
  waits = [];
  readings = 0;
  failures = 0;
});

function open(): CurveModels {
  let now = 5_000;
  return new CurveModels({
    store: {
      models: () => {
        readings += 1;
        now += 40;
        if (readings <= failures) return Promise.reject(new AppError('UNAVAILABLE', 'away'));
        return Promise.resolve([MODEL]);
      },
    },
    logger,
    clock: () => now,
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
}

describe('before the models are loaded', () => {
  test('asking for one says what to do', () => {
    const models = open();
    const expected = { code: 'UNAVAILABLE', reason: 'CURVE_MODELS_NOT_LOADED' };
    expect(() => models.getCurveModel(CRUDE)).toThrow(expect.objectContaining(expected));
    expect(() => {
      models.adopt(MODEL);
    }).toThrow(expect.objectContaining(expected));
    expect(() => models.getCurveModel(CRUDE)).toThrow('wait for the end of load()');
  });

  test('asking while they are on their way says so too', async () => {
    const models = open();
    const loading = models.load();
    expect(() => models.getCurveModel(CRUDE)).toThrow(AppError);
    await loading;
    expect(models.getCurveModel(CRUDE)).toBe(MODEL);
  });
});

describe('loading', () => {
  test('reads once for all who ask, and logs time and memory', async () => {
    const models = open();
    await Promise.all([models.load(), models.load()]);
    await models.load();
    expect(readings).toBe(1);
    expect(lines).toEqual([
      {
        level: 'info',
        fields: { models: 1, elapsedMs: 40, rssMb: expect.any(Number), addedMb: expect.any(Number) },
        message: 'the models of curve shapes are loaded',
      },
    ]);
  });

  test('tries again, waiting twice as long each time', async () => {
    failures = 4;
    const models = open();
    await models.load();
    expect(models.getCurveModel(CRUDE)).toBe(MODEL);
    expect(waits).toEqual([200, 400, 800, 1_600]);
    expect(lines.map(({ level }) => level)).toEqual(['warn', 'warn', 'warn', 'warn', 'info']);
  });

  test('fails after five attempts with the cause, and may be asked for again', async () => {
    failures = 5;
    const models = open();
    await expect(models.load()).rejects.toMatchObject({
      ...{ code: 'UNAVAILABLE', reason: 'CURVE_MODELS_UNREADABLE', cause: { message: 'away' } },
    });
    expect(readings).toBe(5);
    expect(() => models.getCurveModel(CRUDE)).toThrow(AppError);
    await models.load();
    expect(models.getCurveModel(CRUDE)).toBe(MODEL);
  });
});

test('a model is held by product and source, and follows what is stored', async () => {
  const models = open();
  await models.load();
  expect(models.getCurveModel({ product: 'CL', source: 'SIMULATED' })).toBeUndefined();
  expect(models.getCurveModel({ product: 'NG', source: 'IMPORTED' })).toBeUndefined();
  const next = {
    ...CRUDE,
    shapes: fitShapeModel([
      [3, -3],
      [1, 1],
      [0, 0],
    ]),
  };
  models.adopt(next);
  expect(models.getCurveModel(CRUDE)).toBe(next);
  models.drop(CRUDE);
  expect(models.getCurveModel(CRUDE)).toBeUndefined();
});
