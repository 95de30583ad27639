/**
 * An async iterable fed by callbacks, for one reader. Values wait while the reader is busy, at most `capacity` of
 * them; a reader who falls further behind is ended, and reads again what it missed when it comes back.
 *
 * @param capacity values that may wait, at least 1
 * @param connect begins the feeding and returns what ends it; ended when the reader stops or falls behind
 */
export function boundedStream<Value>(
  capacity: number,
  connect: (push: (value: Value) => void) => () => void,
): AsyncIterableIterator<Value> {
  const waiting: Value[] = [];
  let wake: (() => void) | undefined;
  let isEnded = false;

  const disconnect = connect((value) => {
    if (isEnded) return;
    if (waiting.length >= capacity) end();
    else waiting.push(value);
    wake?.();
  });

  function end(): void {
    if (isEnded) return;
    isEnded = true;
    disconnect();
    wake?.();
  }

  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      for (;;) {
        const value = waiting.shift();
        if (value !== undefined) return { done: false, value };
        if (isEnded) return { done: true, value: undefined };
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        wake = undefined;
      }
    },
    return() {
      waiting.length = 0;
      end();
      return Promise.resolve({ done: true, value: undefined });
    },
  };
}
