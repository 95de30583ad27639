/** Frames of the WebSocket protocol, made once for all who get the same. */

/** Of RFC 6455: a whole text message, not masked, as servers send it. */
const WHOLE_TEXT = 0x81;
const TWO_BYTE_LENGTH = 126;
const EIGHT_BYTE_LENGTH = 127;
const LONGEST_SHORT = 125;
const LONGEST_IN_TWO_BYTES = 65_535;

const CLOSING_BRACE = 0x7d;

/** @returns the beginning of each message to a subscription, which differs by its id alone */
export function messagePrefix(id: string): Buffer {
  return Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
}

/** Frames of one payload for many subscriptions, each in the memory of the one before wherever that is free again. */
export class MessageFrames {
  readonly #payload: Buffer;
  #frame: Buffer | undefined;
  #prefix: Buffer | undefined;

  /** @param payload the JSON of an answer */
  constructor(payload: Buffer) {
    this.#payload = payload;
  }

  /**
   * @param prefix of `messagePrefix`
   * @returns the bytes of one frame; they are another frame's after the next call, unless `keep` is called before it
   */
  of(prefix: Buffer): Buffer {
    if (this.#frame === undefined || this.#prefix?.length !== prefix.length) {
      this.#frame = wholeFrame(prefix, this.#payload);
    } else if (!this.#prefix.equals(prefix)) {
      this.#frame.set(prefix, this.#frame.length - messageLength(prefix, this.#payload));
    }
    this.#prefix = prefix;
    return this.#frame;
  }

  /** Leaves the last frame as it is: it is still on its way. */
  keep(): void {
    this.#frame = undefined;
  }
}

function messageLength(prefix: Buffer, payload: Buffer): number {
  return prefix.length + payload.length + 1;
}

function wholeFrame(prefix: Buffer, payload: Buffer): Buffer {
  const length = messageLength(prefix, payload);
  const head = length <= LONGEST_SHORT ? 2 : length <= LONGEST_IN_TWO_BYTES ? 4 : 10;
  // Of its own memory, as it is written to more than once.
  const frame = Buffer.allocUnsafeSlow(head + length);
  frame[0] = WHOLE_TEXT;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = TWO_BYTE_LENGTH;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = EIGHT_BYTE_LENGTH;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  frame.set(prefix, head);
  frame.set(payload, head + prefix.length);
  frame[head + length - 1] = CLOSING_BRACE;
  return frame;
}
