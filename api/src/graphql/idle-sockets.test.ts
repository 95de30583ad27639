/** Sockets that nothing runs on end after ten minutes, on time that the test moves. */
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { IdleSockets } from './idle-sockets.js';

const TEN_MINUTES = 600_000;

class RecordedSocket {
  readonly closed: (readonly [code: number, reason: string])[] = [];

  close(code: number, reason: string): void {
    this.closed.push([code, reason]);
  }
}

let idle: IdleSockets;
let socket: RecordedSocket;
beforeEach(() => {
  jest.useFakeTimers();
  idle = new IdleSockets();
  socket = new RecordedSocket();
});
afterEach(() => {
  jest.useRealTimers();
});

test('a socket that rests is closed after ten minutes, not before, and once', () => {
  idle.rest(socket);
  jest.advanceTimersByTime(TEN_MINUTES - 1);
  expect(socket.closed).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(socket.closed).toEqual([[1000, 'Idle: open another one when it is needed.']]);
  jest.advanceTimersByTime(10 * TEN_MINUTES);
  expect(socket.closed).toHaveLength(1);
});

test('one that something runs on stays, however long', () => {
  idle.rest(socket);
  jest.advanceTimersByTime(TEN_MINUTES - 1);
  idle.forget(socket);
  jest.advanceTimersByTime(10 * TEN_MINUTES);
  expect(socket.closed).toEqual([]);
});

test('the ten minutes begin anew with the end of the last operation', () => {
  idle.rest(socket);
  jest.advanceTimersByTime(TEN_MINUTES - 1);
  idle.rest(socket);
  jest.advanceTimersByTime(TEN_MINUTES - 1);
  expect(socket.closed).toEqual([]);
  jest.advanceTimersByTime(1);
  expect(socket.closed).toHaveLength(1);
});

test('a socket that is gone leaves no timer, nor does one that was closed', () => {
  const other = new RecordedSocket();
  idle.rest(socket);
  idle.rest(other);
  idle.forget(socket);
  idle.forget(socket);
  expect(jest.getTimerCount()).toBe(1);
  jest.advanceTimersByTime(TEN_MINUTES);
  expect([socket.closed, other.closed.length]).toEqual([[], 1]);
  expect(jest.getTimerCount()).toBe(0);
});
