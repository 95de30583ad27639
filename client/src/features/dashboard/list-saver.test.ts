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
  const kept: (readonly string[])[] = [];
  const failures: unknown[] = [];
  const saver = new ListSaver({
    save: (symbols) => {
      sent.push(symbols);
      return new Promise((resolve, reject) => {
        answers.push((error) => {
          if (error === undefined) resolve(symbols);
          else reject(error);
        });
      });
    },
    onSaved: (symbols) => kept.push(symbols),
    onFailure: (error) => failures.push(error),
    waitMs: 600,
  });
  /** @param at of those that are awaited; the first that was sent where absent */
  const answer = async (error?: Error, at = 0): Promise<void> => {
    const [awaited] = answers.splice(at, 1);
    awaited!(error);
    await jest.advanceTimersByTimeAsync(0);
  };
  return { saver, sent, kept, failures, answer };
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

describe('a list that was sent beside an older one, as the page went', () => {
  async function overlap() {
    const one = played();
    one.saver.change(['A']);
    one.saver.flush();
    one.saver.change(['B']);
    one.saver.leave();
    await Promise.resolve();
    return one;
  }

  test('is what is kept, whichever answer comes last', async () => {
    const { saver, kept, answer } = await overlap();
    await answer(undefined, 1);
    expect(kept).toEqual([['B']]);
    await answer();
    expect(kept).toEqual([['B']]);
    expect(saver.draft()).toBeUndefined();
  });

  test('is what is kept where the older one is answered first', async () => {
    const { kept, answer } = await overlap();
    await answer();
    expect(kept).toEqual([]);
    await answer();
    expect(kept).toEqual([['B']]);
  });

  test('is sent once more after the page came back, as the server may have taken the older one last', async () => {
    const { saver, sent, kept, answer } = await overlap();
    await answer(undefined, 1);
    await answer();
    saver.comeBack();
    expect(sent).toEqual([['A'], ['B'], ['B']]);
    expect(saver.draft()).toEqual(['B']);
    saver.comeBack();
    await answer();
    expect(kept).toEqual([['B'], ['B']]);
    expect(saver.draft()).toBeUndefined();
    saver.comeBack();
    expect(sent).toHaveLength(3);
  });

  test('waits for both to be answered before it is sent once more', async () => {
    const { saver, sent, answer } = await overlap();
    saver.comeBack();
    await answer(undefined, 1);
    expect(sent).toHaveLength(2);
    expect(saver.draft()).toEqual(['B']);
    await answer();
    expect(sent).toEqual([['A'], ['B'], ['B']]);
    await answer();
    expect(saver.draft()).toBeUndefined();
  });

  test('is not told as lost where the browser gave both up and the third try was kept', async () => {
    const { saver, sent, kept, failures, answer } = await overlap();
    saver.comeBack();
    await answer(new Error('given up'));
    await answer(new Error('given up'));
    expect(sent).toEqual([['A'], ['B'], ['B']]);
    await answer();
    expect(kept).toEqual([['B']]);
    expect(failures).toEqual([]);
  });

  test('gives way to what is changed after the page came back', async () => {
    const { saver, sent, answer } = await overlap();
    saver.comeBack();
    saver.change(['C']);
    await answer();
    await answer();
    expect(sent).toHaveLength(2);
    jest.advanceTimersByTime(600);
    expect(sent).toEqual([['A'], ['B'], ['C']]);
  });
});

test('a list that no other was sent beside is not sent again as the page comes back', async () => {
  const { saver, sent, answer } = played();
  saver.change(['A']);
  saver.leave();
  saver.comeBack();
  await answer();
  saver.comeBack();
  expect(sent).toEqual([['A']]);
});
