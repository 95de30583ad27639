import { useCallback, useState } from 'react';
import { useNavigate } from 'react-router';

import type { OptionChainQueryVariables } from '../../gql/graphql.js';
import { useNotify } from '../../ui/toasts.js';
import { dealAt, marketPrice } from './chain-columns.js';
import { quoteOf, rowAt } from './chain-market.js';
import type { Chain, ChainOption, Expiry } from './chain-market.js';
import { ChainPanel } from './chain-panel.js';
import type { ChainCell } from './chain-table.js';
import { OptionDetails } from './option-details.js';
import { calculatorSearch, writeView } from './options-view.js';
import type { OptionsView } from './options-view.js';
import { legOf, withLeg } from './strategy-legs.js';
import { StrategyPanel } from './strategy-panel.js';
import type { ChangeView } from './use-options-view.js';

interface ExpiryDeskProps {
  readonly chain: Chain;
  /** Every expiry of the product on the trade date. */
  readonly expiries: readonly Expiry[];
  /** What the chain was asked for by. */
  readonly variables: OptionChainQueryVariables;
  readonly isStale: boolean;
  /** Whether its future is traded now, so that the chain can move with it. */
  readonly isTraded: boolean;
  readonly view: OptionsView;
  readonly change: ChangeView;
}

/** The chain with the option pointed at beside it, and the strategy that is put together from it. */
export function ExpiryDesk(props: ExpiryDeskProps) {
  const { chain, expiries, variables, isStale, isTraded, view, change } = props;
  const navigate = useNavigate();
  const notify = useNotify();
  const [pointed, setPointed] = useState<ChainOption>();
  const { product, series, month, expiry } = chain;
  const shown = pointed ?? {
    strike: view.strike ?? chain.atmStrike ?? chain.rows[0]?.strike ?? 0,
    type: view.type ?? 'CALL',
  };
  const searchOf = (option: ChainOption): string =>
    calculatorSearch({ product, series, expiry, ...option, asOf: view.asOf });

  // The way back leads to the option that was left.
  const openCalculator = async (option: ChainOption): Promise<void> => {
    const search = writeView({ ...view, ...option }).toString();
    await navigate({ search }, { replace: true, preventScrollReset: true });
    await navigate({ pathname: '/calculator', search: searchOf(option) });
  };
  const deal = ({ strike, type }: ChainOption, quantity: number, price: number | undefined): void => {
    const quote = quoteOf(rowAt(chain, strike), type);
    const at = price ?? (quote === null ? undefined : marketPrice(quote, quantity));
    if (at === undefined) {
      notify('The option has no price on this date.');
      return;
    }
    const legs = withLeg(view.legs, legOf({ kind: 'OPTION', series, month, type, strike }, quantity, at));
    if (legs === undefined) notify('A strategy takes no more legs.');
    else change({ legs, isStrategyShown: true }, { replaces: true });
  };
  const point = useCallback(({ strike, type }: ChainCell): void => {
    // A strike alone leaves the side as it was.
    setPointed((before) => {
      const side = type ?? before?.type ?? 'CALL';
      return before?.strike === strike && before.type === side ? before : { strike, type: side };
    });
  }, []);
  const press = (cell: ChainCell, isTouch: boolean): void => {
    const { strike, type, column } = cell;
    if (type === undefined || column === undefined) return;
    const quote = quoteOf(rowAt(chain, strike), type);
    const dealt = quote === null ? undefined : dealAt(column, quote);
    if (dealt !== undefined) deal({ strike, type }, dealt.quantity, dealt.price);
    // What is touched was not pointed at before: its details come first, and lead on.
    else if (isTouch) point(cell);
    else void openCalculator({ strike, type });
  };
  const onKey = (cell: ChainCell, key: string): boolean => {
    const option: ChainOption = { strike: cell.strike, type: cell.type ?? shown.type };
    if (key === 'Enter') void openCalculator(option);
    else if (key === ' ') press({ ...cell, type: option.type }, false);
    else if (key === 'a') deal(option, cell.column === 'bid' ? -1 : 1, undefined);
    else if (key === 'A') deal(option, -1, undefined);
    else return false;
    return true;
  };
  return (
    <div
      className={`grid grid-cols-1 items-start gap-2.5 ${view.isStrategyShown ? 'xl:grid-cols-[minmax(0,1fr)_480px]' : 'xl:grid-cols-[minmax(0,1fr)_320px]'}`}
    >
      <ChainPanel
        chain={chain}
        variables={variables}
        isStale={isStale}
        isTraded={isTraded}
        view={view}
        change={change}
        onPoint={point}
        onPress={press}
        onKey={onKey}
      />
      <div className="contents min-w-0 flex-col gap-2.5 xl:flex">
        <OptionDetails
          chain={chain}
          option={shown}
          isFollowed={isTraded && view.values === 'LIVE'}
          calculator={searchOf(shown)}
          isCompact={view.isStrategyShown}
          onBuy={() => {
            deal(shown, 1, undefined);
          }}
          onSell={() => {
            deal(shown, -1, undefined);
          }}
        />
        {view.isStrategyShown ? <StrategyPanel chain={chain} expiries={expiries} view={view} change={change} /> : null}
      </div>
    </div>
  );
}
