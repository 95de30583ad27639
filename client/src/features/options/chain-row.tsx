import type { OptionType } from '@cushing/products';
import { memo } from 'react';
import type { ReactNode } from 'react';

import { MISSING, priceText } from '../../lib/format.js';
import type { LiveChainRow, LiveOption } from '../../live/live-chain.js';
import { ChainCell } from './chain-cell.js';
import { dealAt } from './chain-columns.js';
import type { CellPlace } from './chain-keys.js';
import { quoteOf } from './chain-market.js';
import type { Chain, ChainRow as Row, Quote } from './chain-market.js';
import type { ChainLayout, PlacedColumn } from './chain-layout.js';
import { optionNow } from './live-values.js';
import { FLAGS, typeText } from './option-words.js';

export const ROW_HEIGHT = 24;

interface ChainRowProps {
  /** Another one only where a column shows what moved of it. */
  readonly chain: Chain;
  readonly row: Row;
  /** What moves of the row; undefined where the chain is not followed. */
  readonly live: LiveChainRow | undefined;
  /** Whether that is not of now. */
  readonly isOld: boolean;
  readonly isAtTheMoney: boolean;
  readonly inTheMoney: OptionType | undefined;
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
  const { chain, row, live, isOld, isAtTheMoney, inTheMoney, index, top, layout, largest, tabColumn, isPointedOut } =
    props;
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
        const tabIndex = place === tabColumn ? 0 : -1;
        if (column.kind === 'STRIKE') {
          return (
            <div
              key="strike"
              role="rowheader"
              data-row={index}
              data-column={place}
              tabIndex={tabIndex}
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
            live={optionNow(live, column.type)}
            isOld={isOld}
            isInTheMoney={column.type === inTheMoney}
            placed={column}
            largest={largest}
            place={{ row: index, column: place }}
            tabIndex={tabIndex}
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
  readonly live: LiveOption | undefined;
  readonly isOld: boolean;
  readonly isInTheMoney: boolean;
  readonly placed: Extract<PlacedColumn, { kind: 'QUOTE' }>;
  readonly largest: ChainRowProps['largest'];
  readonly place: CellPlace;
  readonly tabIndex: number;
}

function QuoteCell(props: QuoteCellProps) {
  const { chain, strike, quote, live, isOld, isInTheMoney, placed, largest, place, tabIndex } = props;
  const { type, column } = placed;
  const { id } = column;
  const option = quote === null ? undefined : { chain, strike, type, quote, live };
  const value = option === undefined ? null : column.value(option);
  const deal = quote === null ? undefined : dealAt(id, quote);
  const isBar = id === 'volume' || id === 'openInterest';
  const text = value === null || option === undefined ? MISSING : column.text(value, option);
  const isMoving = live !== undefined && column.isMoving === true;
  const reason = option === undefined ? undefined : value === null ? column.reason(option) : column.note?.(option);
  return (
    <ChainCell
      type={type}
      id={id}
      text={text}
      title={titleOf(type, quote, deal, chain, reason)}
      row={place.row}
      column={place.column}
      tabIndex={tabIndex}
      isInTheMoney={isInTheMoney}
      isDealt={deal !== undefined}
      isMuted={value === null || (isMoving && isOld)}
      share={isBar && value !== null && largest[id] > 0 ? value / largest[id] : 0}
      moving={isMoving && value !== null ? numberIn(text) : null}
      identity={`${chain.series} ${chain.expiry} ${strike} ${isMoving ? 'now' : 'settled'}`}
    />
  );
}

/** What changes too little to be seen does not light up. */
function numberIn(text: string): number {
  return Number(text.replace('−', '-'));
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
