import { memo } from 'react';
import type { ReactNode } from 'react';

import { MISSING, priceText } from '../../lib/format.js';
import { dealAt } from './chain-columns.js';
import { isInTheMoney, quoteOf } from './chain-market.js';
import type { Chain, ChainRow as Row, Quote } from './chain-market.js';
import type { ChainLayout, PlacedColumn } from './chain-layout.js';
import { FLAGS, typeText } from './option-words.js';

export const ROW_HEIGHT = 24;
/** A bar that would be a hair is none. */
const LEAST_SHARE = 0.015;

interface ChainRowProps {
  readonly chain: Chain;
  readonly row: Row;
  readonly index: number;
  readonly top: number;
  readonly layout: ChainLayout;
  /** Contracts that a full bar stands for. */
  readonly largest: Readonly<Record<'openInterest' | 'volume', number>>;
  /** The column that the tab key comes to, where it is one of this row. */
  readonly tabColumn: number | undefined;
  readonly isPointedOut: boolean;
}

/** One strike: its call, itself, its put. */
export const ChainRow = memo(function ChainRow(props: ChainRowProps) {
  const { chain, row, index, top, layout, largest, tabColumn, isPointedOut } = props;
  const isAtTheMoney = row.strike === chain.atmStrike;
  return (
    <div
      role="row"
      aria-rowindex={index + 3}
      aria-selected={isPointedOut}
      data-strike={row.strike}
      className={`group absolute inset-x-0 grid hover:bg-raised aria-selected:bg-selected ${isAtTheMoney ? 'border-y border-accent' : 'border-b border-line/50'}`}
      style={{ top, height: ROW_HEIGHT, gridTemplateColumns: layout.template }}
    >
      {layout.columns.map((column, place) => {
        const focus = { 'data-row': index, 'data-column': place, tabIndex: place === tabColumn ? 0 : -1 };
        if (column.kind === 'STRIKE') {
          return (
            <div
              key="strike"
              role="rowheader"
              {...focus}
              className={`sticky right-0 left-0 z-10 flex items-center justify-between gap-0.5 border-x border-line px-1 font-semibold ${isPointedOut ? 'bg-selected' : 'bg-panel group-hover:bg-raised'}`}
            >
              <FlagMark quote={row.call} name="Call" />
              <span className="grow text-center">
                {priceText(chain.product, row.strike)}
                {isAtTheMoney ? <AtTheMoney /> : null}
              </span>
              <FlagMark quote={row.put} name="Put" />
            </div>
          );
        }
        return (
          <QuoteCell
            key={`${column.type} ${column.column.id}`}
            chain={chain}
            strike={row.strike}
            quote={quoteOf(row, column.type)}
            placed={column}
            largest={largest}
            focus={focus}
          />
        );
      })}
    </div>
  );
});

interface QuoteCellProps {
  readonly chain: Chain;
  readonly strike: number;
  readonly quote: Quote | null;
  readonly placed: Extract<PlacedColumn, { kind: 'QUOTE' }>;
  readonly largest: ChainRowProps['largest'];
  readonly focus: { readonly 'data-row': number; readonly 'data-column': number; readonly tabIndex: number };
}

function QuoteCell({ chain, strike, quote, placed, largest, focus }: QuoteCellProps) {
  const { type, column } = placed;
  const { id } = column;
  const option = quote === null ? undefined : { chain, strike, type, quote };
  const value = option === undefined ? null : column.value(option);
  const deal = quote === null ? undefined : dealAt(id, quote);
  const isBar = id === 'volume' || id === 'openInterest';
  const share = isBar && value !== null && largest[id] > 0 ? value / largest[id] : 0;
  const ground = isInTheMoney(chain, { strike, type }) ? 'bg-raised' : '';
  return (
    <div
      role="gridcell"
      {...focus}
      title={titleOf(
        type,
        quote,
        deal,
        chain,
        option === undefined ? undefined : value === null ? column.reason(option) : column.note?.(option),
      )}
      data-id={id}
      className={`relative flex cursor-pointer scroll-mx-20 items-center justify-end px-1.5 -outline-offset-2 ${ground} ${deal === undefined ? '' : 'hover:underline'} ${value === null ? 'text-muted' : ''}`}
    >
      {share >= LEAST_SHARE ? (
        <span
          aria-hidden="true"
          className={`absolute inset-y-[3px] rounded-sm bg-accent/20 ${type === 'CALL' ? 'right-0.5' : 'left-0.5'}`}
          style={{ width: `calc(${(100 * share).toFixed(1)}% - 4px)`, minWidth: 2 }}
        />
      ) : null}
      <span className="relative">{value === null || option === undefined ? MISSING : column.text(value, option)}</span>
    </div>
  );
}

function titleOf(
  type: 'CALL' | 'PUT',
  quote: Quote | null,
  deal: ReturnType<typeof dealAt>,
  chain: Chain,
  reason: string | undefined,
): string | undefined {
  if (quote === null) return `The source has no such ${typeText(type)}`;
  const doing =
    deal === undefined
      ? undefined
      : `${deal.quantity > 0 ? 'Buy' : 'Sell'} ${quote.symbol} at ${priceText(chain.product, deal.price)}`;
  return [reason, doing].filter((text) => text !== undefined).join('. ') || undefined;
}

function AtTheMoney() {
  return (
    <span className="pl-1 text-[10px] font-semibold text-accent" title="The strike nearest to the future">
      ATM
    </span>
  );
}

function FlagMark({ quote, name }: { readonly quote: Quote | null; readonly name: string }): ReactNode {
  if (quote === null || quote.flags.length === 0) return <span className="w-2" />;
  const words = `${name}: ${quote.flags.map((flag) => FLAGS[flag]).join('; ')}`;
  return (
    <span className="w-2 text-warning" title={words}>
      <span aria-hidden="true">!</span>
      <span className="sr-only">{words}</span>
    </span>
  );
}
