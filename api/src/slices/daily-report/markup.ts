/** HTML that is put together from texts which are escaped, whatever they hold. */

/** Text that is HTML already. */
export class Markup {
  readonly text: string;

  private constructor(text: string) {
    this.text = text;
  }

  /** For what this program wrote itself, as its style sheet; never for a value. */
  static trusted(text: string): Markup {
    return new Markup(text);
  }

  toString(): string {
    return this.text;
  }
}

/** What a template takes: texts and numbers are escaped, markup stands as it is, lists are joined, nothing is empty. */
export type MarkupValue = string | number | Markup | undefined | readonly MarkupValue[];

/** A template of HTML, as in markup`<b>${text}</b>`. Values stand between tags or in quoted attributes, nowhere else. */
export function markup(parts: TemplateStringsArray, ...values: readonly MarkupValue[]): Markup {
  return Markup.trusted(parts.reduce((text, part, index) => text + markupOf(values[index - 1]) + part));
}

function markupOf(value: MarkupValue): string {
  if (value === undefined) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'string' || typeof value === 'number') return escaped(String(value));
  return value.map(markupOf).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** XML and HTML have no place for the other control characters. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/gu, '\uFFFD')
    .replaceAll(/[&<>"']/gu, (sign) => ENTITIES[sign] ?? '');
}
