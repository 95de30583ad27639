/** When a socket that is gone is tried again. */
import { CloseCode } from 'graphql-ws';

const SHORTEST_MS = 500;
const LONGEST_MS = 30_000;
/** Over how long those spread out who were all sent away at once. */
const SPREAD_MS = 5_000;

/** Of `api/src/graphql/live`: a client that did not take what it was sent. */
const TOO_SLOW = 4480;
/** Closed by a server that goes away or has too much to do: everyone who was connected comes back. */
const SENT_AWAY: ReadonlySet<number | undefined> = new Set([
  1001,
  1012,
  1013,
  TOO_SLOW,
  CloseCode.ConnectionInitialisationTimeout,
]);

/**
 * @param failures attempts in a row that failed
 * @param closeCode of the socket that was open last
 * @param random from 0 up to 1
 * @returns how long to wait, from half a second to half a minute
 */
export function retryPace(failures: number, closeCode: number | undefined, random: number): number {
  const longest =
    failures === 0 && SENT_AWAY.has(closeCode) ? SPREAD_MS : Math.min(LONGEST_MS, 2 * SHORTEST_MS * 2 ** failures);
  return SHORTEST_MS + random * (longest - SHORTEST_MS);
}
