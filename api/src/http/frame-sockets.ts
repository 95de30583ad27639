/** Open sockets as a hub writes to them: whole frames, past the library that would frame each message once more. */
import type { Duplex } from 'node:stream';

import type { WebSocket } from 'ws';

import type { FrameSocket } from '../graphql/index.js';

const frameSockets = new WeakMap<object, FrameSocket>();

/** @param stream the connection that became the socket; nothing may compress its messages */
export function rememberStream(client: WebSocket, stream: Duplex): void {
  frameSockets.set(client, {
    get backlogBytes() {
      return stream.writableLength;
    },
    write(frame) {
      if (client.readyState === client.OPEN) stream.write(frame);
    },
    close(code, reason) {
      client.close(code, reason);
    },
  });
}

/** @throws {TypeError} for what is no socket of this server */
export function frameSocketOf(client: object): FrameSocket {
  const socket = frameSockets.get(client);
  if (socket === undefined) throw new TypeError('a socket that this server did not open');
  return socket;
}
