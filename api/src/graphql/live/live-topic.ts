/** What subscriptions to a moving value bring: a topic, which a hub serves to many at once, or a stream for one. */
import { boundedStream } from '../../shared/bounded-stream.js';

/** A value that moves: what it is now, and each change of it. */
export interface LiveTopic<Event> {
  /** Topics of one field with equal keys tell the same. */
  readonly key: string;
  /** @returns the value as it is now, in full; undefined while that is not known yet */
  snapshot(): Event | undefined;
  /**
   * Tells of changes from now on, and of the value in full where it was not known before.
   *
   * @param onEnd called once, and nothing is told after it, where the value has ended for good, as of an expiry that is
   * over
   * @returns what ends it
   */
  listen(onEvent: (event: Event, isSnapshot: boolean) => void, onEnd?: () => void): () => void;
}

/** An event as it goes to a subscriber. */
export interface LiveMessage<Event> {
  readonly event: Event;
  /** One more than the message before, unless something was left out between them. */
  readonly sequence: number;
  /** The event is the value in full, whatever was told before. */
  readonly isSnapshot: boolean;
}

/** Messages that may wait for a slow reader of a stream of its own. */
const WAITING_MESSAGES = 64;

/** By the context of the operation that asked for it; a context runs one subscription. */
const topics = new WeakMap<object, LiveTopic<unknown>>();

/**
 * To be returned by `subscribe` of a field.
 *
 * @param context the operation's, by which a hub finds the topic
 * @returns the messages for a reader who has no hub; nothing is listened to before the first is asked for
 */
export function liveStream<Event>(context: object, topic: LiveTopic<Event>): AsyncIterableIterator<LiveMessage<Event>> {
  topics.set(context, topic);
  let messages: AsyncIterableIterator<LiveMessage<Event>> | undefined;
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next: () => (messages ??= messagesOf(topic)).next(),
    return: async () => (await messages?.return?.()) ?? { done: true, value: undefined },
  };
}

function messagesOf<Event>(topic: LiveTopic<Event>): AsyncIterableIterator<LiveMessage<Event>> {
  const stream = boundedStream<LiveMessage<Event> | 'END'>(WAITING_MESSAGES, (push) => {
    let sequence = 0;
    const first = topic.snapshot();
    if (first !== undefined) push({ event: first, sequence, isSnapshot: true });
    return topic.listen(
      (event, isSnapshot) => {
        sequence += 1;
        push({ event, sequence, isSnapshot });
      },
      () => {
        push('END');
      },
    );
  });
  const end = async (): Promise<IteratorReturnResult<undefined>> => {
    await stream.return?.();
    return { done: true, value: undefined };
  };
  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    async next() {
      const result = await stream.next();
      if (result.done === true || result.value === 'END') return end();
      return { done: false, value: result.value };
    },
    return: end,
  };
}

/** @returns the topic that the operation of this context subscribed to; undefined where it brought a stream alone */
export function topicOf(context: object): LiveTopic<unknown> | undefined {
  return topics.get(context);
}
