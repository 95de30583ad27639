import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a server of a data directory is reached. */
export interface ControlAddress {
  /** A Unix socket's path, or a named pipe's. */
  readonly path: string;
  /** The folder that only this user may enter, where the address is a socket outside of the data directory. */
  readonly privateFolder: string | undefined;
  readonly isSocketFile: boolean;
}

/** The kernel's limit is 108 bytes on Linux and 104 on macOS, the closing zero included. */
const LONGEST_SOCKET_PATH = 100;

/**
 * `control.sock` in the data directory; in a private folder among the temporary files where that path is too long
 * for a socket; a named pipe on Windows.
 *
 * @param dataDirectory absolute
 */
export async function controlAddress(
  dataDirectory: string,
  platform: NodeJS.Platform = process.platform,
): Promise<ControlAddress> {
  const directory = await realpath(dataDirectory).catch(() => dataDirectory);
  const name = `cushing-${createHash('sha256').update(directory).digest('hex').slice(0, 16)}`;
  if (platform === 'win32') {
    return { path: `\\\\.\\pipe\\${name}`, privateFolder: undefined, isSocketFile: false };
  }
  const path = join(directory, 'control.sock');
  if (Buffer.byteLength(path) <= LONGEST_SOCKET_PATH) return { path, privateFolder: undefined, isSocketFile: true };
  const privateFolder = join(tmpdir(), name);
  return { path: join(privateFolder, 'control.sock'), privateFolder, isSocketFile: true };
}
