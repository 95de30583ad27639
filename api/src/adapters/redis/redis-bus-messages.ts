/**
 * How a message looks on its way: `publisher:number:message`, where the number counts the publisher's messages of that
 * topic from 1. `publisher:number` alone says that all through that number were published, after some were lost.
 */

export interface BusMessage {
  readonly publisher: string;
  readonly sequence: number;
  /** Undefined where it only tells the number. */
  readonly message: string | undefined;
}

/**
 * @param database of the connection: channels are the server's, not the database's, and two desks may share a server
 * @param isSharded the tag in braces keeps all topics in one slot of a cluster, so that one connection serves them
 */
export function busChannel(topic: string, database: number | undefined, isSharded: boolean): string {
  return `${channelPrefix(database, isSharded)}${topic}`;
}

/** @returns the topic of what `busChannel` made */
export function busTopic(channel: string, database: number | undefined, isSharded: boolean): string {
  return channel.slice(channelPrefix(database, isSharded).length);
}

function channelPrefix(database: number | undefined, isSharded: boolean): string {
  const bus = database === undefined || database === 0 ? 'bus' : `bus@${database}`;
  return isSharded ? `cushing:{${bus}}:` : `cushing:${bus}:`;
}

export function encodeBusMessage({ publisher, sequence, message }: BusMessage): string {
  const head = `${publisher}:${sequence}`;
  return message === undefined ? head : `${head}:${message}`;
}

/** @returns undefined for what is none of ours: anybody may publish on a channel */
export function decodeBusMessage(text: string): BusMessage | undefined {
  const numberAt = text.indexOf(':') + 1;
  if (numberAt === 0) return undefined;
  const messageAt = text.indexOf(':', numberAt) + 1;
  const end = messageAt === 0 ? text.length : messageAt - 1;
  const sequence = Number(text.slice(numberAt, end));
  if (!Number.isSafeInteger(sequence) || sequence < 1) return undefined;
  return {
    publisher: text.slice(0, numberAt - 1),
    sequence,
    message: messageAt === 0 ? undefined : text.slice(messageAt),
  };
}
