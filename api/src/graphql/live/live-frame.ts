/** Frames of the WebSocket protocol, made once for all who get the same. */

/** Of RFC 6455: a whole text message, not masked, as servers send it. */
const WHOLE_TEXT = 0x81;
const TWO_BYTE_LENGTH = 126;
const EIGHT_BYTE_LENGTH = 127;
const LONGEST_SHORT = 125;
const LONGEST_IN_TWO_BYTES = 65_535;

const END = Buffer.from('}');

/** @returns the beginning of each message to a subscription, which differs by its id alone */
export function messagePrefix(id: string): Buffer {
  return Buffer.from(`{"id":${JSON.stringify(id)},"type":"next","payload":`);
}

/**
 * @param prefix of `messagePrefix`
 * @param payload the JSON of an answer
 * @returns the bytes of one frame
 */
export function messageFrame(prefix: Buffer, payload: Buffer): Buffer {
  const length = prefix.length + payload.length + END.length;
  const head = length <= LONGEST_SHORT ? 2 : length <= LONGEST_IN_TWO_BYTES ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = WHOLE_TEXT;
  if (head === 2) frame[1] = length;
  else if (head === 4) {
    frame[1] = TWO_BYTE_LENGTH;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = EIGHT_BYTE_LENGTH;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
  prefix.copy(frame, head);
  payload.copy(frame, head + prefix.length);
  END.copy(frame, head + length - END.length);
  return frame;
}
