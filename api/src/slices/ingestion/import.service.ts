import { isAbsolute } from 'node:path';

import { PRODUCT_CODES } from '@cushing/products';

import { AppError } from '../../shared/errors.js';
import type { MarketChanges } from '../market/index.js';
import { formatNamed } from './formats/detect-format.js';
import { ImportRun } from './import-run.js';
import type { ImportPorts } from './import-run.js';
import type { ImportOptions, ImportReport, ImportRequest } from './ingestion.types.js';
import { refusal } from './refusal.js';

export interface ImportServiceOptions extends ImportPorts {
  readonly changes: MarketChanges;
}

/** Brings files into the market store, one at a time, and tells everyone what changed. */
export class ImportService {
  readonly #ports: ImportPorts;
  readonly #changes: MarketChanges;
  #isBusy = false;

  constructor({ changes, ...ports }: ImportServiceOptions) {
    this.#ports = ports;
    this.#changes = changes;
  }

  /**
   * Imports a file: all of it, or nothing. Rows that can't be right are a report's matter, not an error's.
   *
   * @returns what became of each row; `REJECTED` where something in the file can't be right and bad rows are not
   * skipped
   * @throws {AppError} BAD_USER_INPUT or NOT_FOUND for a file that is refused as a whole, CONFLICT while another
   * import is under way, UNAVAILABLE when it was called off or the store fails
   */
  async importFile(request: ImportRequest, options: ImportOptions = {}): Promise<ImportReport> {
    if (!isAbsolute(request.path)) {
      throw refusal('PATH_NOT_ABSOLUTE', 'The path of a file to import begins at the root of the file system.');
    }
    if (this.#isBusy) {
      throw new AppError('CONFLICT', 'Another import is under way: wait until it has ended.', {
        reason: 'IMPORT_UNDER_WAY',
      });
    }
    this.#isBusy = true;
    try {
      const report = await new ImportRun(this.#ports, request, options).run();
      this.#publish(report);
      return report;
    } finally {
      this.#isBusy = false;
    }
  }

  #publish({ importId, format, counts, products, spotSeries, firstDate, lastDate }: ImportReport): void {
    if (importId === null || counts.stored + counts.replaced === 0) return;
    // Every product's options are discounted with the rates of a date until there are later ones.
    const isRates = formatNamed(format).kind === 'RATES';
    this.#changes.publish({
      importId,
      products: isRates ? PRODUCT_CODES : products,
      spotSeries: spotSeries === null ? [] : [spotSeries],
      from: firstDate,
      to: isRates ? null : lastDate,
      at: new Date(this.#ports.clock()).toISOString(),
    });
  }
}
