/** A file that is had by a link: what is asked before, and what a refusal says. */
import '../../../test/support/jsdom-globals.js';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { startDownload } from './start-download.js';

const clicked: string[] = [];
const original = globalThis.fetch;

beforeEach(() => {
  clicked.length = 0;
  jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    clicked.push(`${this.getAttribute('href') ?? ''} ${String(this.hasAttribute('download'))}`);
  });
});
afterEach(() => {
  globalThis.fetch = original;
  jest.restoreAllMocks();
});

interface Answer {
  readonly ok: boolean;
  readonly status: number;
  readonly text: () => Promise<string>;
}

function answering(status: number, body = ''): jest.Mock<typeof fetch> {
  const answer: Answer = { ok: status === 200, status, text: () => Promise.resolve(body) };
  const asked = jest.fn<typeof fetch>(() => Promise.resolve(answer as Response));
  globalThis.fetch = asked;
  return asked;
}

test.each([200, 304])('a file that is there (%i) is handed to the browser, which saves it', async (status) => {
  const asked = answering(status);
  await startDownload('/exports/board.csv?product=CL');
  expect(clicked).toEqual(['/exports/board.csv?product=CL true']);
  // Its body is sent once, to the browser.
  expect(asked.mock.calls[0]?.[1]?.headers).toEqual({ 'if-none-match': '*' });
  expect(asked.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
});

test('a refusal is said in the words of the server, and nothing is saved', async () => {
  const message = 'Two of your files are being made: wait for one to end.';
  answering(429, JSON.stringify({ errors: [{ message, extensions: { code: 'RATE_LIMITED', retryAfterMs: 1_000 } }] }));
  await expect(startDownload('/exports/board.csv')).rejects.toMatchObject({
    refusal: { code: 'RATE_LIMITED', message },
  });
  answering(502, '<html>');
  await expect(startDownload('/exports/board.csv')).rejects.toThrow('502');
  expect(clicked).toEqual([]);
});
