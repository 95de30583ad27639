import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { MISSING, changeText, countText, priceText } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Change } from '../../ui/change.js';
import { NumberField } from './number-field.js';
import { readPrice, readQuantity } from './strategy-legs.js';
import type { Leg } from './strategy-legs.js';
import type { MarketLeg } from './strategy-market.js';

interface LegsTableProps {
  readonly product: ProductCode;
  readonly legs: readonly MarketLeg[];
  readonly onChange: (index: number, leg: Leg) => void;
  readonly onRemove: (index: number) => void;
}

/** The legs: contracts and price of each are typed or stepped. */
export function LegsTable({ product, legs, onChange, onRemove }: LegsTableProps) {
  const keys = keysOf(legs);
  return (
    <div className="relative overflow-x-auto">
      <table className="w-full border-separate border-spacing-0 text-right text-[12px]">
        <caption className="sr-only">Legs of the strategy</caption>
        <thead className="text-muted">
          <tr className="[&>th]:border-b [&>th]:border-line [&>th]:px-1 [&>th]:font-medium">
            <th scope="col" className="text-left">
              Contracts
            </th>
            <th scope="col" className="text-left">
              Leg
            </th>
            <th scope="col" title={`What was paid or received for one, ${PRODUCTS[product].quotation}`}>
              Price
            </th>
            <th scope="col" className="max-sm:hidden" title="Settlement, else the middle of bid and ask">
              Market
            </th>
            <th scope="col" className="max-sm:hidden" title="Contracts × (market − price)">
              P&L
            </th>
            <th scope="col">
              <span className="sr-only">Remove</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {legs.map((marketLeg, index) => (
            <LegRow
              key={keys[index]}
              product={product}
              marketLeg={marketLeg}
              onChange={(leg) => {
                onChange(index, leg);
              }}
              onRemove={() => {
                onRemove(index);
              }}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface LegRowProps {
  readonly product: ProductCode;
  readonly marketLeg: MarketLeg;
  readonly onChange: (leg: Leg) => void;
  readonly onRemove: () => void;
}

function LegRow({ product, marketLeg, onChange, onRemove }: LegRowProps) {
  const { leg, entryPrice, marketPrice, note, isLoading } = marketLeg;
  const { symbol, quantity } = leg;
  const step = (by: 1 | -1): void => {
    // Past 0, which is no leg.
    const next = quantity + by === 0 ? by : quantity + by;
    if (readQuantity(String(next)) !== undefined) onChange({ ...leg, quantity: next });
  };
  const profit = entryPrice === null || marketPrice === null ? null : quantity * (marketPrice - entryPrice);
  return (
    <tr className="[&>td]:border-b [&>td]:border-line/50 [&>td]:px-1 [&>td]:py-0.5" data-leg={symbol}>
      <td className="text-left">
        <span className="inline-flex items-center gap-0.5">
          <Button
            aria-label={`One less of ${symbol}`}
            className="w-6 px-0"
            onClick={() => {
              step(-1);
            }}
          >
            −
          </Button>
          <NumberField
            aria-label={`Contracts of ${symbol}, negative when sold`}
            value={countText(quantity).replaceAll(',', '')}
            read={readQuantity}
            onEnter={(entered) => {
              onChange({ ...leg, quantity: entered });
            }}
            onStep={step}
            className="w-11"
          />
          <Button
            aria-label={`One more of ${symbol}`}
            className="w-6 px-0"
            onClick={() => {
              step(1);
            }}
          >
            +
          </Button>
        </span>
      </td>
      <td className="text-left">
        <span className="whitespace-nowrap">
          <span className={quantity > 0 ? 'text-up' : 'text-down'}>{quantity > 0 ? 'Buy' : 'Sell'}</span>{' '}
          <span className="font-medium">{symbol}</span>
        </span>
        {isLoading ? <span className="block text-[11px] text-muted">asking for its market …</span> : null}
        {note === undefined ? null : <span className="block text-[11px] text-warning">{note}</span>}
      </td>
      <td>
        <NumberField
          aria-label={`Price of ${symbol}`}
          value={entryPrice === null ? '' : entryText(product, entryPrice)}
          placeholder={MISSING}
          read={readPrice}
          onEnter={(price) => {
            onChange({ ...leg, price });
          }}
          onStep={(by) => {
            if (entryPrice === null) return;
            const { tickSize, priceDecimals } = PRODUCTS[product];
            onChange({ ...leg, price: Number((entryPrice + by * tickSize).toFixed(priceDecimals + 2)) });
          }}
          className="w-15"
        />
      </td>
      <td className="max-sm:hidden">{priceText(product, marketPrice)}</td>
      <td className="max-sm:hidden">
        <Change value={profit} text={changeText(product, profit)} />
      </td>
      <td>
        <Button
          aria-label={`Remove ${symbol}`}
          className="w-6 px-0"
          onClick={(event) => {
            passFocus(event.currentTarget);
            onRemove();
          }}
        >
          ×
        </Button>
      </td>
    </tr>
  );
}

/** Whatever is typed of a leg, its row stays the same one: the symbol, and which of those that have it. */
function keysOf(legs: readonly MarketLeg[]): readonly string[] {
  const seen = new Map<string, number>();
  return legs.map(({ leg: { symbol } }) => {
    const before = seen.get(symbol) ?? 0;
    seen.set(symbol, before + 1);
    return `${symbol} ${before}`;
  });
}

/** The focus of a button that goes: to that of the next leg, of the one before, else to the head of the panel. */
function passFocus(button: HTMLElement): void {
  const row = button.closest('tr');
  const next = row?.nextElementSibling ?? row?.previousElementSibling;
  const heir =
    next?.querySelector<HTMLElement>('td:last-child button') ??
    button.closest('section')?.querySelector<HTMLElement>('header button');
  heir?.focus();
}

/** On its tick, but for what was typed finer. */
function entryText(product: ProductCode, price: number): string {
  const text = priceText(product, price);
  return Number(text.replace('−', '-')) === price ? text : String(price).replace('-', '−');
}
