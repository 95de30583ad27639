import { join, resolve } from 'node:path';

/** @returns where the files and staged rows of imports lie; absolute */
export function importsDirectory(dataDirectory: string): string {
  return join(resolve(dataDirectory), 'imports');
}
