import type { Header } from '../file/header.js';
import type { HeaderMatch } from './file-format.js';

/**
 * @param needed columns that a file of the format must have
 * @param known those and the ones that it may have
 */
export function matchOf(header: Header, needed: readonly string[], known: readonly string[]): HeaderMatch {
  const missing = needed.filter((name) => header.indexOf(name) < 0);
  const indexes = known.map((name) => header.indexOf(name));
  return {
    missing,
    matched: needed.length - missing.length,
    ignored: header.names.filter((_, index) => !indexes.includes(index)),
  };
}
