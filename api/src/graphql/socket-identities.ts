/** Who stands behind each open socket, and the end of those whose right to it has ended. */
import type { Clock } from '../shared/clock.js';
import { AppError } from '../shared/errors.js';
import type { Identity } from '../slices/accounts/index.js';

/** A revoked token, key or user loses its sockets within this. */
const LOOK_AGAIN_AFTER_MS = 60_000;
/** Sign-ins come with the first words or with a ping soon after. */
const ANONYMOUS_LIFE_MS = 10_000;
/** Of the protocol graphql-ws: nothing is to be had without a sign-in, and a client need not come back without one. */
const UNAUTHORIZED = 4401;
/** Of the protocol graphql-ws: the client may come back with another token. */
const FORBIDDEN = 4403;
/** Of the WebSocket protocol: try again later. */
const TRY_AGAIN_LATER = 1013;

/** What is needed of an open socket. */
export interface OpenSocket {
  close(code: number, reason: string): unknown;
}

export interface SocketIdentitiesOptions {
  /** @throws {AppError} UNAUTHENTICATED */
  readonly identify: (authorization: string | undefined) => Promise<Identity>;
  readonly clock: Clock;
  /** How many sockets one user may hold, and one session of the demo. */
  readonly socketsAUser: number;
}

interface Holder {
  readonly identity: Identity;
  readonly authorization: string | undefined;
  readonly timer: NodeJS.Timeout | undefined;
  /** Whom the socket was counted for when its holder signed in, and is counted for until it closes. */
  readonly countedAs: string | undefined;
}

/**
 * Sockets outlive access tokens. Each is closed with 4403 when its token ends, unless its client has sent a newer one by
 * then; and who was signed out elsewhere loses theirs within a minute. Who does not say who they are loses theirs soon: a
 * stranger can subscribe to nothing, and asks by HTTP.
 */
export class SocketIdentities {
  readonly #options: SocketIdentitiesOptions;
  readonly #holders = new Map<OpenSocket, Holder>();
  readonly #closed = new WeakSet<OpenSocket>();
  readonly #heldByUser = new Map<string, number>();

  constructor(options: SocketIdentitiesOptions) {
    this.#options = options;
  }

  /**
   * Takes a socket's first credentials, or newer ones.
   *
   * @returns false, with the socket closed, where they are wrong, another user's than before, or cannot be judged now
   */
  async admit(socket: OpenSocket, authorization: string | undefined): Promise<boolean> {
    try {
      return await this.#admit(socket, authorization, () => true);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.postpone(socket, error.message);
      return false;
    }
  }

  /** @param isStillAsked asked once it is known who it is: a socket may close, or send a newer token, meanwhile */
  async #admit(socket: OpenSocket, authorization: string | undefined, isStillAsked: () => boolean): Promise<boolean> {
    let identity: Identity | AppError;
    try {
      identity = await this.#options.identify(authorization);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'UNAVAILABLE') throw error;
      identity = error;
    }
    if (this.#closed.has(socket) || !isStillAsked()) return false;
    if (identity instanceof AppError) {
      this.#end(socket, identity.message);
      return false;
    }
    const before = this.#holders.get(socket);
    if (before !== undefined && !isSameHolder(before.identity, identity)) {
      this.#end(socket, 'Open a socket of its own for another user.');
      return false;
    }
    if (before !== undefined && hasLostRights(before.identity, identity)) {
      this.#end(socket, 'What you may do has changed: connect again.');
      return false;
    }
    const counted = before?.countedAs ?? countedAs(identity);
    if (before?.countedAs === undefined && !this.#countIn(counted)) {
      this.postpone(socket, `At most ${this.#options.socketsAUser} sockets a user may be open: close some first.`);
      return false;
    }
    clearTimeout(before?.timer);
    const timer = this.#timerFor(socket, identity, authorization);
    this.#holders.set(socket, { identity, authorization, timer, countedAs: counted });
    return true;
  }

  /** @returns who stands behind it; anonymous before the first credentials */
  of(socket: OpenSocket): Identity {
    return this.#holders.get(socket)?.identity ?? { kind: 'ANONYMOUS' };
  }

  /** Closes a socket whose client has to come again later. @param reason at most 123 bytes */
  postpone(socket: OpenSocket, reason: string): void {
    this.#end(socket, reason, TRY_AGAIN_LATER);
  }

  /** The socket is closed. */
  forget(socket: OpenSocket): void {
    this.#closed.add(socket);
    const holder = this.#holders.get(socket);
    clearTimeout(holder?.timer);
    this.#holders.delete(socket);
    this.#countOut(holder?.countedAs);
  }

  /** @returns whether the user may hold one more */
  #countIn(user: string | undefined): boolean {
    if (user === undefined) return true;
    const held = this.#heldByUser.get(user) ?? 0;
    if (held >= this.#options.socketsAUser) return false;
    this.#heldByUser.set(user, held + 1);
    return true;
  }

  #countOut(user: string | undefined): void {
    if (user === undefined) return;
    const left = (this.#heldByUser.get(user) ?? 1) - 1;
    if (left === 0) this.#heldByUser.delete(user);
    else this.#heldByUser.set(user, left);
  }

  #timerFor(socket: OpenSocket, identity: Identity, authorization: string | undefined): NodeJS.Timeout | undefined {
    if (identity.kind === 'ANONYMOUS') {
      const end = (): void => {
        this.#end(socket, 'Sign in to keep a socket open.', UNAUTHORIZED);
      };
      return setTimeout(end, ANONYMOUS_LIFE_MS).unref();
    }
    const { clock } = this.#options;
    const leftMs = (identity.expiresAt ?? Infinity) - clock();
    const look = (): void => {
      if (leftMs <= LOOK_AGAIN_AFTER_MS) {
        this.#end(socket, 'The access token has ended.');
        return;
      }
      const holder = this.#holders.get(socket);
      const isStillAsked = (): boolean => this.#holders.get(socket) === holder;
      // What the store cannot answer now is asked again a minute later.
      this.#admit(socket, authorization, isStillAsked).catch(() => {
        this.#lookLater(socket);
      });
    };
    return setTimeout(look, Math.max(0, Math.min(leftMs, LOOK_AGAIN_AFTER_MS))).unref();
  }

  #lookLater(socket: OpenSocket): void {
    const holder = this.#holders.get(socket);
    if (holder === undefined) return;
    clearTimeout(holder.timer);
    const timer = this.#timerFor(socket, holder.identity, holder.authorization);
    this.#holders.set(socket, { ...holder, timer });
  }

  #end(socket: OpenSocket, reason: string, code = FORBIDDEN): void {
    this.forget(socket);
    socket.close(code, reason);
  }
}

/** What runs on the socket was allowed by rights that its owner may have no more. */
function hasLostRights(before: Identity, now: Identity): boolean {
  if (before.kind === 'ANONYMOUS') return false;
  return now.kind === 'ANONYMOUS' || before.permissions.some((permission) => !now.permissions.includes(permission));
}

/**
 * @returns whom sockets and subscriptions are counted for: a user, or one session of the demo, whose user is everybody;
 * undefined for a stranger
 */
export function countedAs(identity: Identity): string | undefined {
  if (identity.kind === 'ANONYMOUS') return undefined;
  // A session that may not act on its account is the demo's.
  const isDemo = identity.kind === 'SESSION' && !identity.permissions.includes('account');
  return isDemo ? `session:${identity.sessionId}` : `user:${identity.userId}`;
}

function isSameHolder(before: Identity, now: Identity): boolean {
  if (before.kind === 'ANONYMOUS') return true;
  return now.kind !== 'ANONYMOUS' && now.userId === before.userId;
}
