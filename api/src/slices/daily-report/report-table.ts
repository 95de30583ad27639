/** Tables of a report: a caption, heads that say what they are heads of, and changes with sign, arrow and colour. */
import { markup } from './markup.js';
import type { Markup, MarkupValue } from './markup.js';
import { arrowOf, directionOf } from './report-texts.js';

/** The head of a column; numbers stand at its right. */
export interface Column {
  readonly head: string;
  readonly isText?: boolean;
}

/** A row: what it is of, and a cell for each further column. */
export interface Row {
  readonly head: MarkupValue;
  readonly cells: readonly MarkupValue[];
}

/** @param columns the first is that of the rows' heads */
export function reportTable(caption: string, columns: readonly Column[], rows: readonly Row[]): Markup {
  const heads = columns.map(({ head, isText = false }, index) =>
    isText || index === 0 ? markup`<th scope="col" class="text">${head}</th>` : markup`<th scope="col">${head}</th>`,
  );
  const body = rows.map(
    ({ head, cells }) =>
      markup`<tr><th scope="row">${head}</th>${cells.map((cell, index) => tableCell(cell, columns[index + 1]))}</tr>\n`,
  );
  return markup`<div class="scroll" role="region" aria-label="${caption}" tabindex="0"><table>
<caption><span>${caption}</span></caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${body}</tbody>
</table></div>
`;
}

function tableCell(cell: MarkupValue, column: Column | undefined): Markup {
  return column?.isText === true ? markup`<td class="text wrap">${cell}</td>` : markup`<td>${cell}</td>`;
}

/** @param text with its sign, as of a change */
export function changeCell(text: string): Markup {
  const direction = directionOf(text);
  if (direction === 'NONE') return markup`${text}<span class="arrow"></span>`;
  const name = direction === 'UP' ? 'up' : 'down';
  return markup`<span class="${name}">${text}<span class="arrow" aria-hidden="true">${arrowOf(text)}</span></span>`;
}
