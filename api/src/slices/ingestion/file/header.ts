import { refusal } from '../refusal.js';

/** Letters that names are compared by: `Trade Date`, `trade_date` and `tradeDate` are one. */
function comparable(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The names of a file's columns, found regardless of case, spaces and punctuation. */
export class Header {
  readonly names: readonly string[];
  readonly #indexes = new Map<string, number>();

  /**
   * @param fields the file's first line
   * @param fileName for the messages
   * @throws {AppError} BAD_USER_INPUT `HEADER_COLUMN_TWICE` where two columns share a name
   */
  constructor(fields: readonly string[], fileName: string) {
    this.names = fields.map((field) => field.trim());
    for (const [index, name] of this.names.entries()) {
      const key = comparable(name);
      if (key === '') continue;
      const first = this.#indexes.get(key);
      if (first !== undefined) {
        throw refusal(
          'HEADER_COLUMN_TWICE',
          `Columns ${first + 1} and ${index + 1} of ${fileName} are both named ${name}: remove or rename one.`,
          { column: name },
        );
      }
      this.#indexes.set(key, index);
    }
  }

  /** @returns the column's place from 0, or −1 where the file has none of that name */
  indexOf(name: string): number {
    return this.#indexes.get(comparable(name)) ?? -1;
  }
}
