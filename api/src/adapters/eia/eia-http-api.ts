import { setTimeout as wait } from 'node:timers/promises';

import { AppError } from '../../shared/errors.js';
import type { Clock } from '../../shared/clock.js';
import type { Logger } from '../../shared/logger.js';
import type { EiaApi, EiaPage, EiaQuestion } from '../../slices/eia/index.js';
import { readPage } from './eia-answer.js';
import { retryAfterMs } from './retry-after.js';

/** From the first byte sent to the last received, of each request. */
const TIMEOUT_MS = 30_000;
/** 5,000 rows are some 2 MB. */
const MOST_BYTES = 16 * 1024 * 1024;
/** How often a page is asked for: the interface answers 500 to some questions that it answers a moment later. */
const ATTEMPTS = 6;
/** Before the second attempt at least; doubles with each one, and up to as much again is added. */
const FIRST_WAIT_MS = 1_000;
/** Who asks for a longer pause is asked again by the job's next try. */
const LONGEST_WAIT_MS = 2 * 60_000;
/** Between two requests: the interface counts those of a second too. */
const GAP_MS = 250;
const USER_AGENT = 'Cushing';

const BAD_STATUS = 400;
const SERVER_ERROR = 500;
const TOO_MANY_REQUESTS = 429;
const REQUEST_TIMEOUT = 408;
const KEY_REFUSED: readonly number[] = [401, 403];

export interface EiaHttpApiOptions {
  /** As in `https://api.eia.gov`. */
  readonly url: string;
  readonly key: string;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly logger: Logger;
  /** Waits so many milliseconds, or rejects when the signal is aborted. */
  readonly wait?: (milliseconds: number, signal: AbortSignal) => Promise<unknown>;
  /** 30,000 where absent. */
  readonly timeoutMs?: number;
}

/** Why an attempt came to nothing, and whether another one may not. */
class Failure {
  readonly error: AppError;
  /** Undefined where it must not be tried again; 0 where nothing was said of when. */
  readonly retryAfterMs: number | undefined;

  constructor(error: AppError, retryAfterMs: number | undefined) {
    this.error = error;
    this.retryAfterMs = retryAfterMs;
  }
}

/** The interface over HTTP. The key stands in addresses, which are therefore never in an error or in the log. */
export class EiaHttpApi implements EiaApi {
  readonly #options: EiaHttpApiOptions;
  #askedAt = Number.NEGATIVE_INFINITY;

  constructor(options: EiaHttpApiOptions) {
    this.#options = options;
  }

  async page(question: EiaQuestion, signal: AbortSignal): Promise<EiaPage> {
    for (let attempt = 1; ; attempt += 1) {
      const result = await this.#ask(question, signal);
      signal.throwIfAborted();
      if (!(result instanceof Failure)) return result;
      if (result.retryAfterMs === undefined || attempt === ATTEMPTS) throw result.error;
      const backOffMs = FIRST_WAIT_MS * 2 ** (attempt - 1) * (1 + this.#options.random());
      const waitMs = Math.round(Math.max(backOffMs, result.retryAfterMs));
      if (waitMs > LONGEST_WAIT_MS) throw result.error;
      const { id } = question.series;
      this.#options.logger.debug(
        { series: id, attempt, waitMs, reason: result.error.reason },
        'the EIA is asked again',
      );
      await this.#wait(waitMs, signal);
    }
  }

  async #ask(question: EiaQuestion, signal: AbortSignal): Promise<EiaPage | Failure> {
    const { clock, timeoutMs = TIMEOUT_MS } = this.#options;
    const gapMs = this.#askedAt + GAP_MS - clock();
    if (gapMs > 0) await this.#wait(gapMs, signal);
    this.#askedAt = clock();
    try {
      const response = await fetch(this.#address(question), {
        // A redirection would carry the key to wherever it leads.
        redirect: 'manual',
        headers: { accept: 'application/json', 'user-agent': USER_AGENT },
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
      if (!response.ok) {
        await response.body?.cancel();
        return this.#refusal(response, question);
      }
      const page = readPage(await readBounded(response));
      return page ?? unreadable('it is not the documented envelope');
    } catch (error) {
      return away(this.#withoutKey(error));
    }
  }

  #address({ series, from, offset, length }: EiaQuestion): URL {
    const { url, key } = this.#options;
    const address = new URL(`${url.replace(/\/+$/, '')}/v2/${series.route}/data/`);
    const values: readonly (readonly [string, string])[] = [
      ['api_key', key],
      ['frequency', 'daily'],
      ['data[0]', 'value'],
      ['facets[series][]', series.code],
      // What is new comes last, and moves no page.
      ['sort[0][column]', 'period'],
      ['sort[0][direction]', 'asc'],
      ...(from === undefined ? [] : ([['start', from]] as const)),
      ['offset', String(offset)],
      ['length', String(length)],
    ];
    for (const [name, value] of values) address.searchParams.append(name, value);
    return address;
  }

  #refusal({ status, headers }: Response, { series }: EiaQuestion): Failure {
    if (KEY_REFUSED.includes(status)) {
      const message = 'The EIA refuses the key: set EIA_API_KEY to one of eia.gov/opendata, or leave it out.';
      return new Failure(new AppError('FORBIDDEN', message, { reason: 'EIA_KEY_REFUSED' }), undefined);
    }
    if (status === TOO_MANY_REQUESTS) {
      const message = 'The EIA was asked too often with this key: it is asked again later.';
      const error = new AppError('RATE_LIMITED', message, { reason: 'EIA_RATE_LIMITED' });
      return new Failure(error, retryAfterMs(headers.get('retry-after'), this.#options.clock()) ?? 0);
    }
    if (status >= SERVER_ERROR || status === REQUEST_TIMEOUT) {
      const asked = retryAfterMs(headers.get('retry-after'), this.#options.clock()) ?? 0;
      return new Failure(awayError(`it answered ${status}`), asked);
    }
    if (status < BAD_STATUS) return new Failure(awayError(`it answered ${status}: set EIA_URL anew`), undefined);
    const message = `The EIA has no daily values of ${series.id} (${status}): take it out of EIA_SERIES.`;
    return new Failure(new AppError('BAD_USER_INPUT', message, { reason: 'EIA_SERIES_REFUSED' }), undefined);
  }

  /** @returns what a network says of a failure, in words alone: an address may stand in what else it holds */
  #withoutKey(error: unknown): string {
    const cause: unknown = error instanceof Error || isObject(error) ? Reflect.get(error, 'cause') : undefined;
    const text = [error, cause]
      .filter((each) => each !== undefined)
      .map(String)
      .join(': ');
    return text.replaceAll(this.#options.key, '…').replaceAll(encodeURIComponent(this.#options.key), '…');
  }

  #wait(milliseconds: number, signal: AbortSignal): Promise<unknown> {
    return (this.#options.wait ?? waitFor)(milliseconds, signal);
  }
}

function waitFor(milliseconds: number, signal: AbortSignal): Promise<unknown> {
  return wait(milliseconds, undefined, { signal });
}

/** @throws {Error} for more bytes than any honest answer has */
async function readBounded({ body }: Response): Promise<string> {
  if (body === null) return '';
  const parts: Uint8Array[] = [];
  let length = 0;
  // A stream of fetch gives bytes.
  for await (const part of body as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > MOST_BYTES) throw new Error(`an answer has more than ${MOST_BYTES} bytes`);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function away(why: string): Failure {
  return new Failure(awayError(why), 0);
}

function awayError(why: string): AppError {
  return new AppError('UNAVAILABLE', `The EIA cannot be reached (${why}): it is asked again later.`, {
    reason: 'EIA_AWAY',
  });
}

function unreadable(why: string): Failure {
  const message = `The answer of the EIA cannot be read (${why}): it is asked again later.`;
  return new Failure(new AppError('UNAVAILABLE', message, { reason: 'EIA_ANSWER_UNREADABLE' }), 0);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
