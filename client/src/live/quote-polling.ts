import type { PolledQuotesQuery } from '../gql/graphql.js';
import { PolledQuotesDocument } from '../gql/graphql.js';
import { POLL_EVERY_MS } from './live-connection.js';
import type { LiveLine } from './live-connection.js';
import type { LiveTransport } from './live-transport.js';
import { MOST_SYMBOLS } from './tick-stream.js';

export type PolledQuote = PolledQuotesQuery['quotes'][number];

const LONGEST_PAUSE_MS = 30_000;

/** Asks for prices over HTTP again and again while no socket can be had, as long as somebody looks. */
export class QuotePolling {
  readonly #line: LiveLine;
  readonly #transport: LiveTransport;
  readonly #onQuotes: (quotes: readonly PolledQuote[]) => void;
  #symbols: readonly string[] = [];
  #isWanted = false;
  /** Tells the answers that are still wanted from those that came too late. */
  #round = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param onQuotes gets all that there are of the wanted symbols */
  constructor(line: LiveLine, transport: LiveTransport, onQuotes: (quotes: readonly PolledQuote[]) => void) {
    this.#line = line;
    this.#transport = transport;
    this.#onQuotes = onQuotes;
    line.status.subscribe(() => {
      this.#follow();
    });
    document.addEventListener('visibilitychange', () => {
      this.#restart();
    });
  }

  want(symbols: readonly string[]): void {
    this.#symbols = symbols;
    this.#restart();
  }

  #follow(): void {
    const { kind } = this.#line.status.read();
    // Where the server does not answer at all, asking goes on if it was begun.
    const isWanted = kind === 'POLLING' || (kind === 'OFFLINE' && this.#isWanted);
    if (isWanted === this.#isWanted) return;
    this.#isWanted = isWanted;
    this.#failures = 0;
    this.#restart();
  }

  #restart(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#round += 1;
    if (this.#isWanted && this.#symbols.length > 0 && !document.hidden) this.#ask().catch(() => undefined);
  }

  async #ask(): Promise<void> {
    const round = this.#round;
    const isAnswered = await this.#askOnce(round);
    if (round !== this.#round) return;
    this.#failures = isAnswered ? 0 : this.#failures + 1;
    this.#timer = setTimeout(
      () => {
        this.#ask().catch(() => undefined);
      },
      Math.min(LONGEST_PAUSE_MS, POLL_EVERY_MS * 2 ** this.#failures),
    );
    this.#line.tellPolled(isAnswered);
  }

  /** @returns whether there was an answer */
  async #askOnce(round: number): Promise<boolean> {
    try {
      const quotes: PolledQuote[] = [];
      for (let start = 0; start < this.#symbols.length; start += MOST_SYMBOLS) {
        const symbols = this.#symbols.slice(start, start + MOST_SYMBOLS);
        quotes.push(...(await this.#transport.ask(PolledQuotesDocument, { symbols })).quotes);
        if (round !== this.#round) return true;
      }
      this.#onQuotes(quotes);
      return true;
    } catch {
      return false;
    }
  }
}
