import type { UnreadableRow } from './stated-row.js';

/** Characters of a vendor's text that are worth showing: what is longer is no cell but a page. */
const SHOWN_LENGTH = 160;

/**
 * @param column from 1; 0 for the line as a whole
 * @param message continues a sentence
 */
export function unreadableRow(line: number, column: number, value: string, message: string): UnreadableRow {
  return { kind: 'UNREADABLE', line, column, value: shownText(value), message };
}

/** @returns the text, shortened where it is long */
export function shownText(text: string): string {
  const trimmed = text.trim();
  return trimmed.length <= SHOWN_LENGTH ? trimmed : `${trimmed.slice(0, SHOWN_LENGTH)}…`;
}
