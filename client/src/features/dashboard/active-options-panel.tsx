import { Link } from 'react-router';
import { futuresSymbol, parseSymbol } from '@cushing/products';
import type { ProductCode } from '@cushing/products';

import { AlertButton, VolAlertButton } from '../../alerts/alert-button.js';
import { ExportMenu } from '../../desk/export-menu.js';
import { usePanelExports } from '../../desk/panel-exports.js';
import { MostActiveOptionsDocument } from '../../gql/graphql.js';
import type { MostActiveOptionsQuery } from '../../gql/graphql.js';
import { countText, dateText, priceText, shortDateText } from '../../lib/format.js';
import { useShown } from '../../lib/use-shown.js';
import { Choice } from '../../ui/choice.js';
import { DataTable } from '../../ui/data-table.js';
import type { DataColumn } from '../../ui/data-table.js';
import { Panel } from '../../ui/panel.js';
import { Empty, Failure, Loading } from '../../ui/states.js';
import { optionSearch } from './option-search.js';
import { OptionVol } from './option-vol.js';

type ActiveOption = MostActiveOptionsQuery['mostActiveOptions'][number];

const FIRST = 10;
/** Header and rows of 24 px. */
const TABLE_HEIGHT = 24 * (FIRST + 1);

interface ActiveOptionsPanelProps {
  readonly product: ProductCode;
  readonly isOfProduct: boolean;
  readonly onChoose: (isOfProduct: boolean) => void;
}

/** The options that traded most on the latest trade date; each leads to its chain. */
export function ActiveOptionsPanel({ product, isOfProduct, onChoose }: ActiveOptionsPanelProps) {
  const variables = { product: isOfProduct ? product : null, first: FIRST };
  const shown = useShown(MostActiveOptionsDocument, variables);
  const options = shown.status === 'SHOWN' ? shown.data.mostActiveOptions : [];
  const items = usePanelExports({
    name: `most-active-options-${options[0]?.tradeDate ?? ''}`,
    title: 'Most active options',
    header: [
      ...['tradeDate', 'symbol', 'product', 'series', 'expiry', 'strike', 'type'],
      ...['settle', 'volume', 'openInterest', 'iv', 'model'],
    ],
    rows: options.map((option) => [
      ...[option.tradeDate, option.symbol, option.product, option.series, option.expiry, option.strike, option.type],
      ...[option.settle, option.volume, option.openInterest, option.iv, option.model],
    ]),
    query: MostActiveOptionsDocument,
    variables,
  });
  const dates = [...new Set(options.map(({ tradeDate }) => tradeDate))];
  return (
    <Panel
      title="Most active options"
      note={dates.length === 1 && dates[0] !== undefined ? `Settle ${dateText(dates[0])}` : undefined}
      controls={
        <>
          <Choice
            label="Options of"
            options={[
              { value: 'ALL', text: 'All' },
              { value: 'PRODUCT', text: product },
            ]}
            value={isOfProduct ? 'PRODUCT' : 'ALL'}
            onChange={(value) => {
              onChoose(value === 'PRODUCT');
            }}
          />
          <ExportMenu what="the most active options" items={items} />
        </>
      }
    >
      {shown.status === 'LOADING' ? <Loading what="the most active options" height={TABLE_HEIGHT} /> : null}
      {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
      {shown.status === 'SHOWN' && options.length === 0 ? (
        <Empty title={`No options${isOfProduct ? ` of ${product}` : ''} have settled yet.`}>
          Import a file that has some: <code>npm run import -- FILE</code>
        </Empty>
      ) : null}
      {shown.status === 'SHOWN' && options.length > 0 ? (
        <div className={`-m-3 ${shown.isStale ? 'opacity-60' : ''}`} aria-busy={shown.isStale}>
          <DataTable
            caption="Most active options by volume"
            columns={COLUMNS}
            rows={options}
            rowKey={({ symbol }) => symbol}
          />
        </div>
      ) : null}
    </Panel>
  );
}

const COLUMNS: readonly DataColumn<ActiveOption>[] = [
  {
    id: 'symbol',
    header: 'Option',
    isText: true,
    cell: (option) => (
      <>
        <Link
          to={{ pathname: '/options', search: optionSearch(option) }}
          className="font-medium text-accent hover:underline"
        >
          {option.symbol}
        </Link>{' '}
        <FutureAlert product={option.product} option={option.symbol} />
      </>
    ),
  },
  { id: 'expiry', header: 'Expiry', cell: ({ expiry }) => shortDateText(expiry) },
  {
    id: 'settle',
    header: 'Settle',
    cell: ({ product, settle }) => <span className="font-medium">{priceText(product, settle)}</span>,
  },
  { id: 'volume', header: 'Volume', title: 'Contracts', cell: ({ volume }) => countText(volume) },
  {
    id: 'interest',
    header: 'OI',
    title: 'Open interest, contracts; it lags one session',
    cell: ({ openInterest }) => countText(openInterest),
  },
  {
    id: 'iv',
    header: 'IV',
    title: 'Implied volatility per year: percent, or in the quotation where the model is a normal one',
    cell: ({ product, model, expiry, iv }) => (
      <>
        <VolAlertButton product={product} expiry={expiry} model={model} vol={null} isInRow isTabStop />{' '}
        <OptionVol product={product} model={model} vol={iv} />
      </>
    ),
  },
];

/** On the future that the option is on: that of its own month. */
function FutureAlert({ product, option }: { readonly product: ProductCode; readonly option: string }) {
  const parsed = parseSymbol(option);
  if (parsed.status === 'error') return null;
  return <AlertButton symbol={futuresSymbol(product, parsed.instrument.month)} price={null} isInRow isTabStop />;
}
