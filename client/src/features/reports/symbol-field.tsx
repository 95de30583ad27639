import { useId } from 'react';

import type { ChangeView } from '../../lib/use-address-view.js';
import { TextField } from '../../ui/text-field.js';
import type { ReportsView } from './reports-view.js';
import type { ReportMarket } from './use-market-defaults.js';

interface SymbolFieldProps {
  readonly view: ReportsView;
  readonly change: ChangeView<ReportsView>;
  readonly market: ReportMarket;
  readonly error: string | undefined;
}

/** A contract by its symbol, those listed now being offered; the front one until another is typed. */
export function SymbolField({ view, change, market, error }: SymbolFieldProps) {
  const list = useId();
  // Realised volatility is of the nth contract unless one is named.
  if (view.subject === 'REALIZED_VOLATILITY' && view.symbol === undefined) return null;
  return (
    <>
      <TextField
        label="Contract"
        list={list}
        autoCapitalize="characters"
        autoComplete="off"
        spellCheck={false}
        error={error}
        value={view.symbol ?? market.symbol ?? ''}
        onChange={({ target }) => {
          change({ symbol: target.value.toUpperCase() }, { replaces: true });
        }}
      />
      <datalist id={list}>
        {market.symbols.map((symbol) => (
          <option key={symbol} value={symbol} />
        ))}
      </datalist>
    </>
  );
}
