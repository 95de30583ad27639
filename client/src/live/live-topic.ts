import { FrameBatch } from './frame-batch.js';

/** The place of a message in its subscription. */
export interface Numbered {
  /** Null where messages are not counted. */
  readonly sequence: number | null;
  /** The value in full, whatever was told before. */
  readonly isSnapshot: boolean;
}

export interface LiveTopicParts<Message extends Numbered, State, View> {
  /**
   * @param onRefused called where it has ended for good
   * @returns what ends the subscription
   */
  readonly begin: (onMessage: (message: Message) => void, onRefused: () => void) => () => void;
  /** @param state undefined before the first message, and where the message is the value in full */
  readonly fold: (state: State | undefined, message: Message, before: View | undefined) => State;
  /** Asked once a frame. */
  readonly view: (state: State) => View;
  /** The browser's, where absent. */
  readonly requestFrame?: ((callback: () => void) => unknown) | undefined;
}

/** How long a subscription outlives its last listener, for one who comes at once. */
const LINGER_MS = 250;
/** How long after a gap the value is asked for anew: gaps that follow each other are one. */
export const RENEW_AFTER_MS = 500;

/** A value that moves, kept by one subscription for all who show it, and told at most once a frame. */
export class LiveTopic<Message extends Numbered, State, View> {
  readonly #parts: LiveTopicParts<Message, State, View>;
  readonly #listeners = new Set<() => void>();
  readonly #frame: FrameBatch;
  #state: State | undefined;
  #view: View | undefined;
  #sequence: number | undefined;
  #end: (() => void) | undefined;
  #lingering: ReturnType<typeof setTimeout> | undefined;
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: LiveTopicParts<Message, State, View>) {
    this.#parts = parts;
    this.#frame = new FrameBatch(() => {
      if (this.#state === undefined) return;
      this.#view = parts.view(this.#state);
      for (const listener of [...this.#listeners]) listener();
    }, parts.requestFrame);
  }

  readonly read = (): View | undefined => this.#view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    clearTimeout(this.#lingering);
    if (this.#end === undefined) this.#begin();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      clearTimeout(this.#lingering);
      this.#lingering = setTimeout(() => {
        this.#drop();
      }, LINGER_MS);
    };
  };

  #begin(): void {
    let isCurrent = true;
    this.#sequence = undefined;
    const end = this.#parts.begin(
      (message) => {
        if (isCurrent) this.#take(message);
      },
      () => {
        if (isCurrent) this.#refused();
      },
    );
    this.#end = () => {
      isCurrent = false;
      end();
    };
  }

  #stop(): void {
    clearTimeout(this.#renewal);
    this.#renewal = undefined;
    this.#end?.();
    this.#end = undefined;
  }

  /** What was told last is true no more, as of a chain whose options have expired; who comes later asks again. */
  #refused(): void {
    this.#drop();
    for (const listener of [...this.#listeners]) listener();
  }

  #drop(): void {
    this.#stop();
    this.#state = undefined;
    this.#view = undefined;
  }

  #take(message: Message): void {
    const { sequence } = message;
    const isWhole = message.isSnapshot || this.#sequence === undefined;
    if (!isWhole && sequence !== null && sequence !== (this.#sequence ?? 0) + 1) this.#renewSoon();
    this.#sequence = sequence ?? 0;
    this.#state = this.#parts.fold(isWhole ? undefined : this.#state, message, this.#view);
    this.#frame.ask();
  }

  /** Something was missed: what came is shown, and the value is asked for in full. */
  #renewSoon(): void {
    this.#renewal ??= setTimeout(() => {
      this.#stop();
      this.#begin();
    }, RENEW_AFTER_MS);
  }
}
