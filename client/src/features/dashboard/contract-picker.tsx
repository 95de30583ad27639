import { parseFuturesSymbol } from '@cushing/products';
import type { FuturesSymbol } from '@cushing/products';

import { monthText } from '../../lib/format.js';
import { InlineSelect } from '../../ui/inline-select.js';
import type { BoardRow } from './use-front-market.js';

interface ContractPickerProps {
  /** Those of the product, by delivery month. */
  readonly rows: readonly Pick<BoardRow, 'symbol' | 'deliveryMonth'>[];
  readonly symbol: string;
  readonly onPick: (symbol: FuturesSymbol) => void;
}

/** Any contract of the product that has settled; one that has not, as an address may name it, stays chosen. */
export function ContractPicker({ rows, symbol, onPick }: ContractPickerProps) {
  const options = rows.map((row) => ({ value: row.symbol, text: `${row.symbol} ${monthText(row.deliveryMonth)}` }));
  const isListed = options.some(({ value }) => value === symbol);
  return (
    <InlineSelect
      label="Contract"
      options={isListed ? options : [{ value: symbol, text: symbol }, ...options]}
      value={symbol}
      onChange={(value) => {
        const parsed = parseFuturesSymbol(value);
        if (parsed.status === 'ok') onPick(parsed.symbol);
      }}
    />
  );
}
