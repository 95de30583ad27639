import '../../test/support/jsdom-globals.js';

import { afterEach, expect, jest, test } from '@jest/globals';

import { keepStored, readStored } from './storage.js';

afterEach(() => {
  jest.restoreAllMocks();
  localStorage.clear();
});

test('what was kept is read under its key alone', () => {
  keepStored('cushing.one', 'kept');
  expect(readStored('cushing.one')).toBe('kept');
  expect(readStored('cushing.other')).toBeNull();
});

test('a browser that forbids its storage reads nothing and keeps nothing, without a failure', () => {
  const forbidden = (): never => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  };
  const asked = [
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(forbidden),
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(forbidden),
  ];
  keepStored('cushing.one', 'kept');
  expect(readStored('cushing.one')).toBeNull();
  for (const spy of asked) expect(spy).toHaveBeenCalledTimes(1);
});
