/** Subscribers of one operation with the same variables and rights: one execution and one payload for all of them. */
import type { Logger } from '../../shared/logger.js';
import { MessageFrames, messagePrefix } from './live-frame.js';
import type { LiveMessage, LiveTopic } from './live-topic.js';

/** A socket as frames are written to it. */
export interface FrameSocket {
  /** Bytes that were written and not yet taken by the client's side. */
  readonly backlogBytes: number;
  /** @param frame whole frames of the WebSocket protocol; its memory is free again where `backlogBytes` is 0 afterwards */
  write(frame: Buffer): void;
  close(code: number, reason: string): void;
}

/** One subscription of one socket. */
export interface LiveMember {
  readonly id: string;
  readonly socket: FrameSocket;
  /** Called where the topic has ended for good, once everything was sent: the protocol's `complete` is due. */
  readonly onEnd?: () => void;
}

/** Above this a client gets no more changes, until it has taken what it was sent; then it gets the value in full. */
const SLOW_FROM_BYTES = 128 * 1024;
const READY_BELOW_BYTES = 16 * 1024;
/** In the range that applications may use. */
export const TOO_SLOW = 4480;
/** How often slow clients are looked at while there are any. */
const LOOK_AT_SLOW_MS = 250;
/** Sockets written to in one piece: some five milliseconds. */
const MEMBERS_A_PIECE = 400;
/** Events that may wait while the one before is sent; more are left out, and everyone gets the value in full. */
const WAITING_EVENTS = 4;

export interface LiveGroupParts {
  readonly topic: LiveTopic<unknown>;
  /** Runs the operation with a message as its root. @returns the JSON of the answer */
  readonly answer: (message: LiveMessage<unknown>) => Promise<Buffer>;
  readonly logger: Logger;
  /** Milliseconds on a clock that nobody sets. */
  readonly now: () => number;
  /** A client that has not taken what it was sent by then is closed. */
  readonly slowForMs: number;
}

interface Member extends LiveMember {
  readonly prefix: Buffer;
  hasLeft: boolean;
  /** Gets the value in full before any change of it. */
  needsSnapshot: boolean;
  /** Number of the last change that it knows of. */
  told: number;
  slowSince: number | undefined;
}

type Work = LiveMessage<unknown> | 'SNAPSHOTS';

/** Sends each event once to every member, in order; late and slow ones get the value in full first. */
export class LiveGroup {
  readonly #parts: LiveGroupParts;
  readonly #members = new Set<Member>();
  readonly #waiting: Work[] = [];
  #sequence = 0;
  /** Number of the last change that was left out: who knows of less needs the value in full. */
  #leftOutThrough = 0;
  #isWorking = false;
  /** The topic tells nothing any more. */
  #isOver = false;
  #slowTimer: NodeJS.Timeout | undefined;
  #stop: (() => void) | undefined;

  constructor(parts: LiveGroupParts) {
    this.#parts = parts;
  }

  get size(): number {
    return this.#members.size;
  }

  /** @returns what takes the member out again; may be called twice */
  add(member: LiveMember): () => void {
    const prefix = messagePrefix(member.id);
    const entry: Member = { ...member, prefix, hasLeft: false, needsSnapshot: true, told: 0, slowSince: undefined };
    this.#members.add(entry);
    this.#stop ??= this.#parts.topic.listen(
      (event, isSnapshot) => {
        this.#take(event, isSnapshot);
      },
      () => {
        this.#isOver = true;
        this.#work();
      },
    );
    this.#sendSnapshots();
    return () => {
      this.#remove(entry);
      if (this.#members.size === 0) this.end();
    };
  }

  /** Everyone gets the value in full: something may have been missed. */
  restart(): void {
    // One number is left out, so that a client sees the gap.
    this.#sequence += 2;
    this.#leaveOut();
    this.#sendSnapshots();
  }

  /** Ends the listening; what waits is dropped. */
  end(): void {
    this.#stop?.();
    this.#stop = undefined;
    clearInterval(this.#slowTimer);
    this.#slowTimer = undefined;
    for (const member of this.#members) this.#remove(member);
    this.#waiting.length = 0;
    this.#isOver = false;
  }

  #remove(member: Member): void {
    member.hasLeft = true;
    this.#members.delete(member);
  }

  #take(event: unknown, isSnapshot: boolean): void {
    this.#sequence += 1;
    if (this.#waiting.length < WAITING_EVENTS) {
      this.#waiting.push({ event, sequence: this.#sequence, isSnapshot });
      this.#work();
    } else {
      this.#leaveOut();
      this.#sendSnapshots();
    }
  }

  #leaveOut(): void {
    this.#waiting.length = 0;
    this.#leftOutThrough = this.#sequence;
    for (const member of this.#members) member.needsSnapshot = true;
  }

  #sendSnapshots(): void {
    if (this.#waiting.at(-1) !== 'SNAPSHOTS') this.#waiting.push('SNAPSHOTS');
    this.#work();
  }

  #work(): void {
    if (this.#isWorking) return;
    this.#isWorking = true;
    // Joins of one turn of the event loop are answered together.
    setImmediate(() => {
      this.#workOff()
        .catch((error: unknown) => {
          this.#parts.logger.error({ err: error }, 'a subscription could not be answered');
          for (const member of this.#members) member.needsSnapshot = true;
        })
        .finally(() => {
          this.#isWorking = false;
          if (this.#waiting.length > 0 || this.#isOver) this.#work();
        });
    });
  }

  async #workOff(): Promise<void> {
    for (let work = this.#waiting.shift(); work !== undefined; work = this.#waiting.shift()) {
      if (work === 'SNAPSHOTS') await this.#giveSnapshots();
      else await this.#give(work);
    }
    if (this.#isOver) this.#complete();
  }

  #complete(): void {
    const members = [...this.#members];
    this.end();
    for (const { onEnd } of members) onEnd?.();
  }

  async #give(message: LiveMessage<unknown>): Promise<void> {
    const { sequence, isSnapshot } = message;
    const payload = await this.#parts.answer(message);
    let late = 0;
    await this.#send([...this.#members], payload, sequence, (member, now) => {
      if (member.told >= sequence || !this.#isReady(member, now)) return false;
      const isLate = member.needsSnapshot && !isSnapshot;
      if (isLate) late += 1;
      return !isLate;
    });
    if (late > 0) await this.#giveSnapshots();
  }

  async #giveSnapshots(): Promise<void> {
    const { topic, answer, now } = this.#parts;
    const members = [...this.#members].filter((member) => member.needsSnapshot && this.#isReady(member, now()));
    if (members.length === 0) return;
    const event = topic.snapshot();
    // Not known yet: the topic will tell it.
    if (event === undefined) return;
    // It has every change that was told so far, those that still wait too.
    const sequence = this.#sequence;
    const payload = await answer({ event, sequence, isSnapshot: true });
    await this.#send(members, payload, sequence, () => true);
  }

  /** Sends to each member that is still there and meant, in pieces between which others get their turn. */
  async #send(
    members: readonly Member[],
    payload: Buffer,
    sequence: number,
    isMeant: (member: Member, now: number) => boolean,
  ): Promise<void> {
    const frames = new MessageFrames(payload);
    let now = this.#parts.now();
    for (const [index, member] of members.entries()) {
      if (index > 0 && index % MEMBERS_A_PIECE === 0) {
        await new Promise(setImmediate);
        now = this.#parts.now();
      }
      if (member.hasLeft || !isMeant(member, now)) continue;
      member.socket.write(frames.of(member.prefix));
      if (member.socket.backlogBytes > 0) frames.keep();
      member.told = sequence;
      // Something may have been left out while this was being sent.
      member.needsSnapshot = sequence < this.#leftOutThrough;
    }
  }

  /** A slow member misses what comes, and gets the value in full once it is ready again. */
  #isReady(member: Member, now: number): boolean {
    const { backlogBytes } = member.socket;
    if (member.slowSince === undefined) {
      if (backlogBytes <= SLOW_FROM_BYTES) return true;
      member.slowSince = now;
      member.needsSnapshot = true;
      this.#lookAtSlow();
      return false;
    }
    if (backlogBytes < READY_BELOW_BYTES) {
      member.slowSince = undefined;
      return true;
    }
    if (now - member.slowSince > this.#parts.slowForMs) {
      this.#remove(member);
      member.socket.close(TOO_SLOW, 'Too slow for what was subscribed to: ask for less, or come back later.');
    }
    return false;
  }

  /** A topic may be quiet for long: slow clients are not to wait for its next event. */
  #lookAtSlow(): void {
    this.#slowTimer ??= setInterval(() => {
      this.#sendSnapshots();
      if ([...this.#members].some(({ slowSince }) => slowSince !== undefined)) return;
      clearInterval(this.#slowTimer);
      this.#slowTimer = undefined;
    }, LOOK_AT_SLOW_MS).unref();
  }
}
