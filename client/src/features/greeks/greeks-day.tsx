import { GREEKS, MODEL_NAMES, describeGreek } from '@cushing/pricing';
import { OPTION_SERIES, PRODUCTS } from '@cushing/products';
import type { IsoDate } from '@cushing/products';

import { AlertButton } from '../../alerts/alert-button.js';
import { priceWish } from '../../alerts/alert-wishes.js';
import { useAlertKey } from '../../alerts/use-alert-key.js';
import { DateBar } from '../../desk/date-bar.js';
import { Fact } from '../../desk/fact.js';
import { SourceMark } from '../../desk/source-mark.js';
import { GreeksMatrixDocument } from '../../gql/graphql.js';
import { dateText, priceText } from '../../lib/format.js';
import { useShortcuts } from '../../lib/use-shortcuts.js';
import { useShown } from '../../lib/use-shown.js';
import { Choice } from '../../ui/choice.js';
import { Failure, Loading } from '../../ui/states.js';
import { GreeksPanel } from './greeks-panel.js';
import { mapOf } from './greeks-map.js';
import type { Matrix } from './greeks-map.js';
import type { GreeksView } from './greeks-view.js';
import type { ChangeView } from './use-greeks-view.js';

interface GreeksDayProps {
  readonly view: GreeksView;
  readonly change: ChangeView;
  /** Every trade date that has options, ascending. */
  readonly dates: readonly IsoDate[];
}

/** The Greeks of one trade date, and the way to another. */
export function GreeksDay({ view, change, dates }: GreeksDayProps) {
  const { product, asOf, series, greek, type, by } = view;
  const variables = { product, asOf: asOf ?? null, series, greek, type, by };
  const shown = useShown(GreeksMatrixDocument, variables);
  const matrix = shown.status === 'SHOWN' ? shown.data.greeksMatrix : undefined;
  const tradeDate = matrix?.tradeDate;
  // The date of an answer before is none that the one asked for is shown by.
  const isOfDate = asOf === undefined || (shown.status === 'SHOWN' && !shown.isStale);
  const reference = (isOfDate ? tradeDate : undefined) ?? asOf;
  const goTo = (date: IsoDate | undefined): (() => void) | undefined =>
    date === undefined
      ? undefined
      : () => {
          change({ asOf: date }, { replaces: true });
        };
  const goBefore = goTo(reference === undefined ? dates.at(-2) : dates.findLast((date) => date < reference));
  const goAfter = goTo(reference === undefined ? undefined : dates.find((date) => date > reference));
  useShortcuts({
    '[': () => goBefore?.(),
    ']': () => goAfter?.(),
    l: () => {
      change({ asOf: undefined });
    },
    c: () => {
      change({ type: 'CALL' });
    },
    p: () => {
      change({ type: 'PUT' });
    },
  });
  const [front] = matrix?.rows ?? [];
  useAlertKey(front === undefined ? undefined : priceWish({ symbol: front.underlying, price: front.forward }));
  return (
    <>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        {matrix === undefined ? <HeadlineGap shown={shown.status} /> : <Headline matrix={matrix} view={view} />}
        <DateBar
          asOf={asOf}
          tradeDate={isOfDate ? tradeDate : undefined}
          first={dates[0] ?? null}
          last={dates.at(-1) ?? null}
          onBefore={goBefore}
          onAfter={goAfter}
          onPick={(date) => {
            change({ asOf: date });
          }}
        />
      </div>
      <Controls view={view} change={change} />
      {shown.status === 'LOADING' ? <Loading what="the Greeks" height={560} /> : null}
      {shown.status === 'FAILED' ? <Failure message={shown.message} onRetry={shown.retry} /> : null}
      {matrix === undefined || shown.status !== 'SHOWN' ? null : (
        <GreeksPanel matrix={matrix} view={view} change={change} variables={variables} isStale={shown.isStale} />
      )}
    </>
  );
}

function HeadlineGap({ shown }: { readonly shown: string }) {
  return shown === 'LOADING' ? <Loading what="the headline" height={52} /> : <span />;
}

function Headline({ matrix, view: { product } }: { readonly matrix: Matrix; readonly view: GreeksView }) {
  const { rows, series, source, tradeDate } = matrix;
  const [front] = rows;
  const models = [...new Set(rows.map(({ model }) => MODEL_NAMES[model]))];
  return (
    <div className="flex flex-col gap-1" data-testid="headline">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="text-base font-semibold">
          {describeGreek(matrix.greek, PRODUCTS[product].quotation, 'LOGNORMAL').name}
        </span>
        <span className="text-muted">
          {OPTION_SERIES[series].name} {matrix.type === 'CALL' ? 'calls' : 'puts'} ({series}), settle{' '}
          {dateText(tradeDate)}
        </span>
        <SourceMark source={source} />
      </p>
      <dl className="flex flex-wrap gap-x-5 gap-y-1">
        <Fact term="Unit">{mapOf(matrix).inText(matrix.unit)}</Fact>
        <Fact term="Expiries">{rows.length}</Fact>
        {front === undefined ? null : (
          <Fact term="Front">
            {front.underlying} {priceText(product, front.forward)}{' '}
            <AlertButton symbol={front.underlying} price={front.forward} />
          </Fact>
        )}
        <Fact term="Model">{models.join(', ')}</Fact>
      </dl>
    </div>
  );
}

function Controls({ view, change }: { readonly view: GreeksView; readonly change: ChangeView }) {
  const { product, series, greek, type, by } = view;
  const choices = PRODUCTS[product].optionSeries;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <select
        aria-label="Greek"
        value={greek}
        onChange={(event) => {
          const chosen = GREEKS.find((candidate) => candidate === event.target.value);
          if (chosen !== undefined) change({ greek: chosen });
        }}
        className="h-6 rounded border border-field-line bg-panel px-1.5"
      >
        {GREEKS.map((candidate) => {
          const { name, symbol } = describeGreek(candidate, PRODUCTS[product].quotation, 'LOGNORMAL');
          return (
            <option key={candidate} value={candidate}>
              {name} {symbol}
            </option>
          );
        })}
      </select>
      <Choice
        label="Call or put"
        options={[
          { value: 'CALL', text: 'Call', title: 'Greeks of calls ( c )' },
          { value: 'PUT', text: 'Put', title: 'Greeks of puts ( p )' },
        ]}
        value={type}
        onChange={(chosen) => {
          change({ type: chosen });
        }}
      />
      <Choice
        label="Columns"
        options={[
          { value: 'DELTA', text: 'By delta', title: 'Undiscounted delta of the out-of-the-money option' },
          { value: 'MONEYNESS', text: 'By strike', title: 'Strike in percent of the forward' },
        ]}
        value={by}
        onChange={(chosen) => {
          change({ by: chosen });
        }}
      />
      {choices.length < 2 ? null : (
        <Choice
          label="Series"
          options={choices.map((value) => ({ value, text: value, title: OPTION_SERIES[value].name }))}
          value={series}
          onChange={(chosen) => {
            change({ series: chosen });
          }}
        />
      )}
    </div>
  );
}
