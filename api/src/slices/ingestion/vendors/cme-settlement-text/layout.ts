/** Where the columns of CME's settlement text stand: fixed widths, which its third heading line shows. */
import { plainNumber } from '../plain-number.js';

/** Fields of a line after its label that are read, by their place. */
export const FIELD = { OPEN: 0, HIGH: 1, LOW: 2, SETTLE: 4, VOLUME: 6, OPEN_INTEREST: 9 } as const;

export type Field = (typeof FIELD)[keyof typeof FIELD];

/** The words over the fields' right edges; the volume's vary, as `ACTUAL VOL` and `EST.VOL`. */
const HEADINGS: readonly (string | undefined)[] = [
  'OPEN',
  'HIGH',
  'LOW',
  'LAST',
  'SETT',
  'CHGE',
  undefined,
  'SETT',
  'VOL',
  'INT',
];

const LABEL_HEADING = 'STRIKE';
/** The first word of `ACTUAL VOL`, which stands over no edge. */
const HEADING_OF_TWO_WORDS = 'ACTUAL';

/** The widest opening price leaves so much of the space before its edge to the label. */
const WIDTH_OF_OPEN = 9;

const SPACE = 32;
/** After a price, that it was asked or bid, not traded. */
const ASK = 65;
const BID = 66;

/** Right edges of the fields: how many characters of a line there are up to each field's last. */
export interface Layout {
  readonly edges: readonly number[];
  /** Characters that belong to a line's label. */
  readonly labelEnd: number;
}

/** As the exchange has written it for years. */
export const KNOWN_LAYOUT = layoutOf([22, 35, 48, 61, 74, 87, 99, 114, 126, 138]);

/**
 * @param line as `STRIKE   OPEN   HIGH … INT`
 * @returns undefined for a line that is not this heading
 */
export function headedLayout(line: string): Layout | undefined {
  if (!line.startsWith(LABEL_HEADING)) return undefined;
  const edges: number[] = [];
  let end = LABEL_HEADING.length;
  while (end < line.length) {
    let start = end;
    while (line.charCodeAt(start) === SPACE) start++;
    end = line.indexOf(' ', start);
    if (end < 0) end = line.length;
    const word = line.slice(start, end);
    if (word === '' || word === HEADING_OF_TWO_WORDS) continue;
    const expected = HEADINGS[edges.length];
    if (edges.length >= HEADINGS.length || (expected !== undefined && word !== expected)) return undefined;
    edges.push(end);
  }
  return edges.length === HEADINGS.length ? layoutOf(edges) : undefined;
}

/**
 * A field's number, without the letter of a bid or an offer. It has to end at its edge: what does not was moved or cut,
 * and half a number would be taken for a whole one.
 *
 * @returns blank where there is none; undefined for what is no number
 */
export function numberAt(text: string, layout: Layout, field: Field): string | undefined {
  const edge = edgeOf(layout, field);
  const start = startOf(text, layout, field);
  const cell = text.slice(start, edge);
  if (cell.trim() === '') return '';
  const endsAtEdge = text.length >= edge && text.charCodeAt(edge - 1) !== SPACE;
  const after = text.length > edge ? text.charCodeAt(edge) : SPACE;
  return endsAtEdge && (after === SPACE || isLetterOfQuote(after)) ? plainNumber(cell) : undefined;
}

/** @returns what stands in the field, as it is */
export function textAt(text: string, layout: Layout, field: Field): string {
  return text.slice(startOf(text, layout, field), edgeOf(layout, field) + 1).trim();
}

/** @returns where the field begins, behind the letter that may follow the field before it */
function startOf(text: string, layout: Layout, field: Field): number {
  if (field === 0) return layout.labelEnd;
  const start = layout.edges[field - 1] ?? 0;
  return isLetterOfQuote(text.charCodeAt(start)) ? start + 1 : start;
}

/** @returns how many characters there are up to the field's last */
export function edgeOf(layout: Layout, field: Field): number {
  return layout.edges[field] ?? 0;
}

function isLetterOfQuote(code: number): boolean {
  return code === ASK || code === BID;
}

function layoutOf(edges: readonly number[]): Layout {
  return { edges, labelEnd: Math.max(LABEL_HEADING.length, (edges[0] ?? 0) - WIDTH_OF_OPEN) };
}
