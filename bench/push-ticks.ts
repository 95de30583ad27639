/** A feed of the bench: pushes ticks over HTTP, as any other feed does. */
export interface PushedTick {
  readonly symbol: string;
  readonly bid: number;
  readonly ask: number;
  readonly last: number;
  readonly size: number;
  /** ISO 8601. */
  readonly time: string;
  readonly sequence: number;
}

/** Of `TEST_MODE`. */
export const ADMINISTRATOR = 'Test ADMIN';

/**
 * @param source whose sequence it is
 * @param body lines of JSON, or those packed by gzip
 * @param count how many there are
 * @throws {Error} where not all of them were taken
 */
export async function push(
  address: string,
  source: string,
  body: string | Buffer<ArrayBuffer>,
  count: number,
): Promise<void> {
  const answer = await fetch(`${address}/ingest/ticks?source=${source}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-ndjson',
      authorization: ADMINISTRATOR,
      ...(typeof body === 'string' ? {} : { 'content-encoding': 'gzip' }),
    },
    body,
  });
  const { accepted } = (await answer.json()) as { readonly accepted?: number }; // what the API answers, or an error
  if (accepted !== count) throw new Error(`${accepted ?? 'no'} ticks of ${count} were taken`);
}

/** @returns the lines of an upload */
export function linesOf(ticks: readonly PushedTick[]): string {
  return ticks.map((tick) => JSON.stringify(tick)).join('\n');
}

/**
 * Pushes again and again until it is ended.
 *
 * @param next the ticks of one push
 * @returns `end` ends it, and `check` throws what went wrong first
 */
export function pushEvery(
  everyMs: number,
  address: string,
  source: string,
  next: () => readonly PushedTick[],
): { end(): void; check(): void } {
  let failure: unknown;
  let isEnded = false;
  const timer = setInterval(() => {
    const ticks = next();
    push(address, source, linesOf(ticks), ticks.length).catch((error: unknown) => {
      // What is under way when the server ends is refused.
      if (!isEnded) failure ??= error;
    });
  }, everyMs);
  return {
    end() {
      isEnded = true;
      clearInterval(timer);
    },
    check() {
      if (failure !== undefined) throw failure as Error; // push rejects with errors alone
    },
  };
}
