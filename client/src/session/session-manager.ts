import type { LoginInput, RegisterInput } from '../gql/graphql.js';
import { ApiError, isTokenRefusal } from '../lib/api-error.js';
import type { SessionApi } from './session-api.js';
import type { SessionLock } from './session-lock.js';
import type { Session, SessionNews, SessionState, SignedInUser, SignedOutReason } from './session.types.js';

/** How long a tab waits for what another one has just been told before it asks the server itself. */
const HANDOVER_MS = 200;
/** How long before its end a token is no longer sent: it would end on the way. */
const MARGIN_MS = 3_000;
const RETRY_MS = 10_000;
const SOONEST_RENEWAL_MS = 1_000;

/** The part of a `BroadcastChannel` that is used. */
export type SessionChannel = Pick<BroadcastChannel, 'postMessage' | 'onmessage'>;

export interface SessionManagerParts {
  readonly api: SessionApi;
  readonly lock: SessionLock;
  /** To the other tabs; undefined where the browser has none. */
  readonly channel: SessionChannel | undefined;
}

/**
 * Who is signed in. The access token is kept in memory alone; the refresh token is in a cookie that no script sees. Tabs
 * hand each other every new token, so that one request renews them all, and sign out together.
 */
export class SessionManager {
  readonly #api: SessionApi;
  readonly #lock: SessionLock;
  readonly #channel: SessionChannel | undefined;
  readonly #listeners = new Set<() => void>();
  #state: SessionState = { status: 'UNKNOWN', problem: undefined };
  #session: Session | undefined;
  /** Counts what was adopted, so that what was asked before is not adopted after. */
  #generation = 0;
  #renewing: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor({ api, lock, channel }: SessionManagerParts) {
    this.#api = api;
    this.#lock = lock;
    this.#channel = channel;
    if (channel === undefined) return;
    channel.onmessage = ({ data }: MessageEvent<SessionNews>) => {
      if (data.kind === 'SIGNED_IN') this.#adopt(data.session);
      else this.#end(data.reason);
    };
  }

  readonly read = (): SessionState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  /** Finds out whether somebody is signed in; asks again for as long as nobody answers. */
  start(): void {
    void this.#renew().catch((problem: unknown) => {
      if (this.#state.status !== 'UNKNOWN') return;
      this.#tell({ status: 'UNKNOWN', problem });
      this.#plan(RETRY_MS);
    });
  }

  /**
   * @returns a token that is good for a while yet; undefined where nobody is signed in
   * @throws where it has ended and the server cannot be asked for another
   */
  async token(): Promise<string | undefined> {
    if (this.#state.status === 'UNKNOWN') await this.#renew();
    if (this.#session === undefined) return undefined;
    if (Date.now() < this.#session.expiresAt - MARGIN_MS) return this.#session.accessToken;
    return this.renew(this.#session.accessToken);
  }

  /**
   * @param refused the token that the server no longer takes
   * @returns another one; undefined where nobody is signed in any more
   */
  async renew(refused: string): Promise<string | undefined> {
    if (this.#session?.accessToken === refused) await this.#renew();
    return this.#session?.accessToken;
  }

  logIn(input: LoginInput): Promise<void> {
    return this.#signIn(() => this.#api.logIn(input));
  }

  register(input: RegisterInput): Promise<void> {
    return this.#signIn(() => this.#api.register(input));
  }

  logInToDemo(): Promise<void> {
    return this.#signIn(() => this.#api.logInToDemo());
  }

  /** Signs out here and in all tabs. */
  logOut(): Promise<void> {
    return this.#signOut((token) => this.#api.logOut(token));
  }

  /** Signs out on all devices. */
  logOutEverywhere(): Promise<void> {
    return this.#signOut((token) => this.#api.logOutEverywhere(token));
  }

  /** Takes over what the user has changed of the own profile. */
  updateUser(user: SignedInUser): void {
    if (this.#session === undefined) return;
    this.#adopt({ ...this.#session, user });
    this.#announce({ kind: 'SIGNED_IN', session: this.#session });
  }

  /** Asks the server again who is signed in, as where it has ended sessions or changed the user by something done here. */
  async refresh(): Promise<void> {
    if (this.#session !== undefined) await this.#renew();
  }

  #renew(): Promise<void> {
    this.#renewing ??= this.#refresh().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #refresh(): Promise<void> {
    const asked = this.#generation;
    await this.#lock(async (isAfterAnother) => {
      if (isAfterAnother) await this.#newsWithin(HANDOVER_MS, asked);
      if (this.#generation !== asked) return;
      try {
        const session = await this.#api.refresh();
        if (this.#generation !== asked) return;
        this.#adopt(session);
        this.#announce({ kind: 'SIGNED_IN', session });
      } catch (error) {
        if (!(error instanceof ApiError) || error.refusal.code !== 'UNAUTHENTICATED') throw error;
        if (this.#generation !== asked) return;
        const reason = this.#session === undefined ? 'NEVER' : 'ENDED';
        this.#end(reason);
        this.#announce({ kind: 'SIGNED_OUT', reason });
      }
    });
  }

  async #signIn(ask: () => Promise<Session>): Promise<void> {
    await this.#lock(async () => {
      const session = await ask();
      this.#adopt(session);
      this.#announce({ kind: 'SIGNED_IN', session });
    });
  }

  async #signOut(ask: (token: string) => Promise<void>): Promise<void> {
    const token = await this.token();
    try {
      if (token !== undefined) await ask(token);
    } catch (error) {
      if (token === undefined || !(error instanceof ApiError) || !isTokenRefusal(error.refusal)) throw error;
      // Only a token that is taken ends the session, and with it the cookie that would open another.
      const other = await this.renew(token);
      if (other !== undefined) await ask(other);
    }
    this.#end('SIGNED_OUT');
    this.#announce({ kind: 'SIGNED_OUT', reason: 'SIGNED_OUT' });
  }

  #adopt(session: Session): void {
    this.#generation += 1;
    this.#session = session;
    this.#plan(session.renewAt - Date.now());
    const { user, permissions } = session;
    this.#tell({ status: 'SIGNED_IN', user, permissions });
  }

  #end(reason: SignedOutReason): void {
    this.#generation += 1;
    const wasSignedIn = this.#session !== undefined;
    this.#session = undefined;
    clearTimeout(this.#timer);
    if (this.#state.status === 'SIGNED_OUT') return;
    this.#tell({ status: 'SIGNED_OUT', reason: wasSignedIn && reason === 'NEVER' ? 'ENDED' : reason });
  }

  #plan(delayMs: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => {
        void this.#renew().catch(() => {
          this.#plan(RETRY_MS);
        });
      },
      Math.max(delayMs, SOONEST_RENEWAL_MS),
    );
  }

  #tell(state: SessionState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }

  #announce(news: SessionNews): void {
    this.#channel?.postMessage(news);
  }

  /** Ends early once another tab's news was adopted. */
  #newsWithin(delayMs: number, asked: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.#generation !== asked) {
        resolve();
        return;
      }
      const stopListening = this.subscribe(() => {
        done();
      });
      const timer = setTimeout(() => {
        done();
      }, delayMs);
      const done = (): void => {
        stopListening();
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
