/** Files on their way: one after another, each to be called off by itself. */
import { expect, test } from '@jest/globals';

import { refused } from '../../../test/support/played-session.js';
import type { SendFile, SendOptions, TakenFile } from './send-file.js';
import { UploadQueue } from './upload-queue.js';

interface Sent {
  readonly name: string;
  readonly options: SendOptions;
  readonly answer: (taken: TakenFile) => void;
  readonly refuse: (error: unknown) => void;
}

const SETTINGS = { skipBadRows: false, isLookedAtFirst: false };
const SESSION = { token: () => Promise.resolve('token'), renew: () => Promise.resolve(undefined) };

function open() {
  const sent: Sent[] = [];
  const send: SendFile = (file, _settings, options) =>
    new Promise((answer, refuse) => {
      options.signal.addEventListener('abort', () => {
        refuse(new DOMException('The upload was called off.', 'AbortError'));
      });
      sent.push({ name: file.name, options, answer, refuse });
    });
  const queue = new UploadQueue(send, SESSION);
  return { queue, sent, kinds: () => queue.read().map(({ state }) => state.kind) };
}

const file = (name: string): File => new File(['12345'], name);
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('files are sent in turn, and say how much of them is', async () => {
  const { queue, sent, kinds } = open();
  queue.add([file('a.csv'), file('b.csv')], SETTINGS);
  expect(kinds()).toEqual(['SENDING', 'WAITING']);
  sent[0]!.options.onProgress(2, 5);
  expect(queue.read()[0]!.state).toEqual({ kind: 'SENDING', sentBytes: 2, totalBytes: 5 });
  sent[0]!.answer({ id: 'import-a', isRepeated: true });
  await settle();
  expect(queue.read()[0]!.state).toEqual({ kind: 'TAKEN', importId: 'import-a', isRepeated: true });
  expect(sent.map(({ name }) => name)).toEqual(['a.csv', 'b.csv']);
  expect(kinds()).toEqual(['TAKEN', 'SENDING']);
});

test('one that is called off lets the next one go', async () => {
  const { queue, sent, kinds } = open();
  queue.add([file('a.csv'), file('b.csv'), file('c.csv')], SETTINGS);
  queue.cancel(2);
  queue.cancel(1);
  await settle();
  expect(kinds()).toEqual(['CANCELLED', 'CANCELLED', 'SENDING']);
  expect(sent.map(({ name }) => name)).toEqual(['a.csv', 'c.csv']);
});

test('what the server refuses is told in its words, and can be sent again', async () => {
  const { queue, sent, kinds } = open();
  queue.add([file('a.csv')], SETTINGS);
  sent[0]!.refuse(refused('FILE_TOO_LARGE', { code: 'BAD_USER_INPUT', message: 'The file is too large.' }));
  await settle();
  expect(queue.read()[0]!.state).toEqual({ kind: 'FAILED', message: 'The file is too large.' });
  queue.retry(1);
  expect(kinds()).toEqual(['SENDING']);
  expect(sent).toHaveLength(2);
});

test('what is on its way stays when the list is cleared, and goes when somebody signs out', async () => {
  const { queue, sent, kinds } = open();
  queue.add([file('a.csv'), file('b.csv')], SETTINGS);
  queue.remove([1, 2]);
  expect(kinds()).toEqual(['SENDING', 'WAITING']);
  queue.clear();
  await settle();
  expect(queue.read()).toEqual([]);
  expect(sent[0]!.options.signal.aborted).toBe(true);
  expect(sent).toHaveLength(1);
});
