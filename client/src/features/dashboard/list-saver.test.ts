import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';

import { ListSaver } from './list-saver.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** A server that answers when it is told to. */
function played() {
  const sent: (readonly string[])[] = [];
  const answers: ((error?: Error) => void)[] = [];
  const failures: unknown[] = [];
  const saver = new ListSaver({
    save: (symbols) => {
      sent.push(symbols);
      return new Promise((resolve, reject) => {
        answers.push((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
      });
    },
    onFailure: (error) => failures.push(error),
    waitMs: 600,
  });
  const answer = async (error?: Error): Promise<void> => {
    answers.shift()?.(error);
    await jest.advanceTimersByTimeAsync(0);
  };
  return { saver, sent, failures, answer };
}

describe('a changed list', () => {
  test('is shown at once, and sent once after a rest', async () => {
    const { saver, sent, answer } = played();
    saver.change(['A']);
    saver.change(['A', 'B']);
    expect(saver.draft()).toEqual(['A', 'B']);
    jest.advanceTimersByTime(599);
    expect(sent).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(sent).toEqual([['A', 'B']]);
    await answer();
    expect(saver.draft()).toBeUndefined();
  });

  test('is taken back where it could not be saved, and told', async () => {
    const { saver, failures, answer } = played();
    saver.change(['A']);
    saver.flush();
    await answer(new Error('no'));
    expect(saver.draft()).toBeUndefined();
    expect(failures).toEqual([new Error('no')]);
  });

  test('that changes while an older one is being sent is sent after it, never beside it', async () => {
    const { saver, sent, answer } = played();
    saver.change(['A']);
    saver.flush();
    saver.change(['B']);
    jest.advanceTimersByTime(600);
    expect(sent).toEqual([['A']]);
    await answer();
    expect(saver.draft()).toEqual(['B']);
    expect(sent).toEqual([['A'], ['B']]);
    await answer();
    expect(saver.draft()).toBeUndefined();
  });

  test('stays where an older one failed', async () => {
    const { saver, sent, answer } = played();
    saver.change(['A']);
    saver.flush();
    saver.change(['B']);
    await answer(new Error('no'));
    expect(saver.draft()).toEqual(['B']);
    jest.advanceTimersByTime(600);
    expect(sent).toEqual([['A'], ['B']]);
  });

  test('is sent as the page goes, even while an older one is under way, and neither is sent again', async () => {
    const { saver, sent, answer } = played();
    saver.change(['A']);
    saver.flush();
    saver.change(['B']);
    saver.leave();
    expect(sent).toEqual([['A'], ['B']]);
    saver.leave();
    await answer();
    expect(saver.draft()).toEqual(['B']);
    await answer();
    expect(saver.draft()).toBeUndefined();
    jest.advanceTimersByTime(10_000);
    expect(sent).toEqual([['A'], ['B']]);
  });

  test('after the page came back is sent after its rest again', async () => {
    const { saver, sent, answer } = played();
    saver.change(['A']);
    saver.leave();
    await answer();
    saver.change(['B']);
    jest.advanceTimersByTime(600);
    expect(sent).toEqual([['A'], ['B']]);
  });

  test('is sent at once where the page goes, and what is saved is not sent again', async () => {
    const { saver, sent, answer } = played();
    saver.change(['A']);
    saver.flush();
    await answer();
    saver.flush();
    jest.advanceTimersByTime(10_000);
    expect(sent).toEqual([['A']]);
  });
});
