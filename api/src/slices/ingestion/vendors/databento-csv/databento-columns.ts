/** Which schema a header of Databento's CSV is of, and where its columns stand. */
import { splitDelimitedLine } from '../delimited-line.js';

/** Of every line: its instrument and when it is of. */
interface CommonColumns {
  readonly width: number;
  readonly symbol: number;
  readonly tsEvent: number;
}

export interface BarColumns extends CommonColumns {
  readonly schema: 'BARS';
  /** Tells daily bars from shorter ones; −1 where the file was written without it. */
  readonly recordType: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

export interface StatisticsColumns extends CommonColumns {
  readonly schema: 'STATISTICS';
  readonly tsRef: number;
  readonly statType: number;
  readonly price: number;
  readonly quantity: number;
  /** −1 where the file was written without it. */
  readonly updateAction: number;
}

/** Of contracts' terms: nothing that an import of settlements could take. */
export interface DefinitionColumns {
  readonly schema: 'DEFINITION';
}

export type DatabentoColumns = BarColumns | StatisticsColumns | DefinitionColumns;

/**
 * @param line the first line of a file
 * @returns undefined for what is no header of a schema that is read here
 */
export function databentoColumns(line: string): DatabentoColumns | undefined {
  const names = splitDelimitedLine(line, ',').map((name) => name.trim().toLowerCase());
  const at = (name: string): number => names.indexOf(name);
  const hasAll = (...wanted: readonly string[]): boolean => wanted.every((name) => names.includes(name));
  if (!hasAll('ts_event')) return undefined;
  if (hasAll('raw_symbol', 'instrument_class', 'expiration')) return { schema: 'DEFINITION' };
  const symbol = at('raw_symbol') >= 0 ? at('raw_symbol') : at('symbol');
  if (symbol < 0) return undefined;
  const common = { width: names.length, symbol, tsEvent: at('ts_event') };
  if (hasAll('ts_ref', 'stat_type', 'price', 'quantity')) {
    const [tsRef, statType, price, quantity] = [at('ts_ref'), at('stat_type'), at('price'), at('quantity')];
    return { schema: 'STATISTICS', ...common, tsRef, statType, price, quantity, updateAction: at('update_action') };
  }
  if (hasAll('open', 'high', 'low', 'close', 'volume')) {
    const [open, high, low, close, volume] = [at('open'), at('high'), at('low'), at('close'), at('volume')];
    return { schema: 'BARS', ...common, recordType: at('rtype'), open, high, low, close, volume };
  }
  return undefined;
}
