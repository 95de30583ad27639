import type { IsoDate, ProductCode } from '@cushing/products';

import { LiveOptionChainDocument } from '../gql/graphql.js';
import type { LiveOptionChainSubscription, OptionSeries } from '../gql/graphql.js';
import { LiveTopic } from './live-topic.js';
import type { LiveTransport } from './live-transport.js';

type Message = LiveOptionChainSubscription['optionChainUpdates'];

/** One strike; another object wherever something of it changed. */
export type LiveChainRow = Message['rows'][number];
export type LiveOption = LiveChainRow['call'];

/** An option chain as it stands now. */
export interface ChainNow extends Omit<Message, 'sequence' | 'isSnapshot' | 'rows'> {
  /** By strike. */
  readonly rows: readonly LiveChainRow[];
  readonly byStrike: ReadonlyMap<number, LiveChainRow>;
}

interface ChainState {
  /** The message that came last; of its rows it has those that changed with it. */
  readonly last: Message;
  readonly byStrike: Map<number, LiveChainRow>;
}

export type ChainTopic = LiveTopic<Message, ChainState, ChainNow>;

/** Which chain: that of one expiry and series of options on a product. */
export interface ChainChoice {
  readonly product: ProductCode;
  readonly expiry: IsoDate;
  readonly series: OptionSeries;
}

/** @returns the moving option chain: at first all of its rows, then those that changed */
export function createChainTopic(transport: LiveTransport, choice: ChainChoice): ChainTopic {
  return new LiveTopic({
    begin: (onMessage, onRefused) =>
      transport.subscribe(
        LiveOptionChainDocument,
        { ...choice },
        {
          next: ({ optionChainUpdates }) => {
            onMessage(optionChainUpdates);
          },
          error: onRefused,
        },
      ),
    fold: (state, message, before) => {
      const byStrike = state?.byStrike ?? new Map<number, LiveChainRow>();
      for (const row of message.rows) {
        const known = byStrike.get(row.strike) ?? before?.byStrike.get(row.strike);
        byStrike.set(row.strike, known !== undefined && isSameRow(known, row) ? known : row);
      }
      return { last: message, byStrike };
    },
    view: ({ last, byStrike }) => {
      const { product, series, expiry, underlying, volatilitiesOf, forward, years, atmVol, time } = last;
      const rows = [...byStrike.values()].sort((one, other) => one.strike - other.strike);
      return {
        product,
        series,
        expiry,
        underlying,
        volatilitiesOf,
        forward,
        years,
        atmVol,
        time,
        rows,
        byStrike: new Map(byStrike),
      };
    },
  });
}

function isSameRow(one: LiveChainRow, other: LiveChainRow): boolean {
  return isSameOption(one.call, other.call) && isSameOption(one.put, other.put);
}

function isSameOption(one: LiveOption, other: LiveOption): boolean {
  return (
    one.value === other.value &&
    one.iv === other.iv &&
    one.delta === other.delta &&
    one.gamma === other.gamma &&
    one.vega === other.vega &&
    one.theta === other.theta
  );
}
