/** The form that a file is sent in, and what its answers mean. */
import '../../../test/support/jsdom-globals.js';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { ApiError, NoAnswerError } from '../../lib/api-error.js';
import { sendFile } from './send-file.js';
import type { UploadSession } from './send-file.js';

/** A request as the browser makes it; the test answers. */
class PlayedRequest {
  static readonly all: PlayedRequest[] = [];
  readonly headers: Record<string, string> = {};
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  onloadend?: () => void;
  status = 0;
  responseText = '';
  address = '';
  form: FormData | undefined;

  constructor() {
    PlayedRequest.all.push(this);
  }

  open(method: string, address: string): void {
    this.address = `${method} ${address}`;
  }

  setRequestHeader(name: string, value: string): void {
    this.headers[name] = value;
  }

  send(form: FormData): void {
    this.form = form;
  }

  abort(): void {
    this.onabort?.();
    this.onloadend?.();
  }

  answer(status: number, body: unknown): void {
    this.status = status;
    this.responseText = typeof body === 'string' ? body : JSON.stringify(body);
    this.onload?.();
    this.onloadend?.();
  }
}

const original = globalThis.XMLHttpRequest;
beforeEach(() => {
  PlayedRequest.all.length = 0;
  globalThis.XMLHttpRequest = PlayedRequest as unknown as typeof XMLHttpRequest;
});
afterEach(() => {
  globalThis.XMLHttpRequest = original;
});

const SETTINGS = { mapping: 'mapping-1', skipBadRows: true, isLookedAtFirst: true };
const refusal = (code: string, reason: string) => ({ errors: [{ message: reason, extensions: { code, reason } }] });
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

function start(session: Partial<UploadSession> = {}) {
  const stop = new AbortController();
  const onProgress = jest.fn();
  const whole = { token: () => Promise.resolve('first'), renew: () => Promise.resolve('second'), ...session };
  const taken = sendFile(new File(['x'], 'own.csv'), SETTINGS, { session: whole, signal: stop.signal, onProgress });
  // Told of by the test that awaits it.
  taken.catch(() => undefined);
  return { taken, stop, onProgress };
}

test('the fields come before the file, under the sign-in of the session', async () => {
  const { taken, onProgress } = start();
  await settle();
  const [request] = PlayedRequest.all;
  expect(request!.address).toBe('POST /imports');
  expect(request!.headers).toEqual({ authorization: 'Bearer first' });
  const fields = [...request!.form!.entries()];
  expect(fields.slice(0, -1)).toEqual([
    ['mapping', 'mapping-1'],
    ['skipBadRows', 'true'],
    ['mode', 'REVIEW'],
  ]);
  expect(fields.at(-1)![0]).toBe('file');
  expect((fields.at(-1)![1] as File).name).toBe('own.csv');
  request!.upload.onprogress!({ loaded: 3, total: 9 });
  expect(onProgress.mock.calls).toEqual([[3, 9]]);
  request!.answer(202, { id: 'import-1', status: 'PENDING', isRepeated: false });
  await expect(taken).resolves.toEqual({ id: 'import-1', isRepeated: false });
});

test('a token that has ended is renewed once', async () => {
  const { taken } = start();
  await settle();
  PlayedRequest.all[0]!.answer(401, refusal('UNAUTHENTICATED', 'TOKEN_EXPIRED'));
  await settle();
  expect(PlayedRequest.all[1]!.headers).toEqual({ authorization: 'Bearer second' });
  PlayedRequest.all[1]!.answer(401, refusal('UNAUTHENTICATED', 'TOKEN_EXPIRED'));
  await expect(taken).rejects.toBeInstanceOf(ApiError);
  expect(PlayedRequest.all).toHaveLength(2);
});

test('a refusal is the server’s, and an answer of somebody else is none', async () => {
  const first = start();
  await settle();
  PlayedRequest.all[0]!.answer(413, refusal('BAD_USER_INPUT', 'FILE_TOO_LARGE'));
  await expect(first.taken).rejects.toMatchObject({ refusal: { reason: 'FILE_TOO_LARGE' } });
  const second = start();
  await settle();
  PlayedRequest.all[1]!.answer(502, '<html>Bad gateway</html>');
  await expect(second.taken).rejects.toBeInstanceOf(NoAnswerError);
});

test('it can be called off while it is sent, and before', async () => {
  const during = start();
  await settle();
  during.stop.abort();
  await expect(during.taken).rejects.toMatchObject({ name: 'AbortError' });
  const before = start();
  before.stop.abort();
  await expect(before.taken).rejects.toMatchObject({ name: 'AbortError' });
  expect(PlayedRequest.all[1]?.form).toBeUndefined();
});
