/** Numbers below the highest one in which a late one is told from a double. */
export const SEQUENCE_WINDOW = 65_536;
/** Sources kept, the one heard last longest; each takes 8 KB. */
const KEPT_SOURCES = 10_000;
/** Of these, those of one user: who names ever new ones takes nobody else's place. */
const KEPT_SOURCES_OF_USER = 100;
const WORD_BITS = 32;

/** What was seen of one source: everything through `floor`, and what the ring says of the window below `highest`. */
interface Seen {
  highest: number;
  floor: number;
  /** One bit for each number of the window, at the number's place modulo the window. */
  readonly ring: Uint32Array;
}

/** Knows which numbers a source has given, so that what comes twice counts once. */
export class SourceSequences {
  readonly #sources = new Map<string, Seen>();
  /** The sources of each user, in the same order. */
  readonly #sourcesOfUsers = new Map<string, Set<string>>();
  readonly #keptSources: number;
  #latest: { readonly source: string; readonly seen: Seen } | undefined;

  constructor(keptSources = KEPT_SOURCES) {
    this.#keptSources = keptSources;
  }

  /**
   * @param sequence a whole number from 0
   * @returns true the first time; false for what was seen, and for what lies so far below the highest number that
   * nobody can say
   */
  accept(source: string, sequence: number): boolean {
    const seen = this.#seenOf(source);
    if (sequence <= seen.floor || sequence <= seen.highest - SEQUENCE_WINDOW) return false;
    if (sequence > seen.highest) advance(seen, sequence);
    const place = sequence % SEQUENCE_WINDOW;
    const word = Math.floor(place / WORD_BITS);
    const bit = 1 << (place % WORD_BITS);
    const bits = seen.ring[word] ?? 0;
    if ((bits & bit) !== 0) return false;
    seen.ring[word] = bits | bit;
    return true;
  }

  /** Takes everything of the source through a number as seen. */
  preset(source: string, last: number): void {
    const seen = this.#seenOf(source);
    seen.floor = Math.max(seen.floor, last);
    if (last > seen.highest) advance(seen, last);
  }

  #seenOf(source: string): Seen {
    if (this.#latest?.source === source) return this.#latest.seen;
    const seen = this.#sources.get(source) ?? newSource();
    // Maps and sets keep the order in which keys were set: the first one was heard longest ago.
    this.#forget(source);
    this.#sources.set(source, seen);
    const user = userOf(source);
    const ofUser = this.#sourcesOfUsers.get(user) ?? new Set();
    this.#sourcesOfUsers.set(user, ofUser.add(source));
    if (ofUser.size > KEPT_SOURCES_OF_USER) this.#forgetFirst(ofUser);
    if (this.#sources.size > this.#keptSources) this.#forgetFirst(this.#sources);
    this.#latest = { source, seen };
    return seen;
  }

  #forgetFirst(sources: { keys(): Iterable<string> }): void {
    const [oldest] = sources.keys();
    if (oldest !== undefined) this.#forget(oldest);
  }

  #forget(source: string): void {
    this.#sources.delete(source);
    const user = userOf(source);
    const ofUser = this.#sourcesOfUsers.get(user);
    ofUser?.delete(source);
    if (ofUser?.size === 0) this.#sourcesOfUsers.delete(user);
  }
}

/** @returns who names the source, as in `user-id:nymex`; the source itself where nobody is named */
function userOf(source: string): string {
  const end = source.indexOf(':');
  return end < 0 ? source : source.slice(0, end);
}

function newSource(): Seen {
  return { highest: -1, floor: -1, ring: new Uint32Array(SEQUENCE_WINDOW / WORD_BITS) };
}

/** Moves the window up, and forgets what its places stood for before. */
function advance(seen: Seen, highest: number): void {
  const steps = highest - seen.highest;
  if (steps >= SEQUENCE_WINDOW) seen.ring.fill(0);
  else {
    const first = (seen.highest + 1) % SEQUENCE_WINDOW;
    clear(seen.ring, first, Math.min(first + steps, SEQUENCE_WINDOW));
    clear(seen.ring, 0, first + steps - SEQUENCE_WINDOW);
  }
  seen.highest = highest;
}

/** Clears the bits from one place to before another, whole words at once. */
function clear(ring: Uint32Array, from: number, to: number): void {
  for (let place = from; place < to;) {
    const word = Math.floor(place / WORD_BITS);
    const end = Math.min((word + 1) * WORD_BITS, to);
    const width = end - place;
    const mask = width === WORD_BITS ? ~0 : ((1 << width) - 1) << (place % WORD_BITS);
    ring[word] = (ring[word] ?? 0) & ~mask;
    place = end;
  }
}
