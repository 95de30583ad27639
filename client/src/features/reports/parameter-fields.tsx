import { OPTION_SERIES, PRODUCTS, PRODUCT_CODES } from '@cushing/products';
import type { OptionSeries } from '@cushing/products';
import type { ReactNode } from 'react';

import { dateText } from '../../lib/format.js';
import { oneOf } from '../../lib/one-of.js';
import type { ChangeView } from '../../lib/use-address-view.js';
import { Choice } from '../../ui/choice.js';
import { Select } from '../../ui/select.js';
import { TextField } from '../../ui/text-field.js';
import { DateField } from './date-field.js';
import type { Question } from './export-question.js';
import { ProductChecks } from './product-checks.js';
import { ESTIMATORS, GREEKS, INTERVALS, MODELS } from './report-words.js';
import { AXES, OPTION_TYPES, PARAMETERS_OF, namesOf, ofProduct } from './reports-view.js';
import type { Parameter, ReportsView } from './reports-view.js';
import { SymbolField } from './symbol-field.js';
import type { ReportMarket } from './use-market-defaults.js';

interface FieldProps {
  readonly view: ReportsView;
  readonly change: ChangeView<ReportsView>;
  readonly market: ReportMarket;
  /** What is wrong with the field, if anything. */
  readonly error: string | undefined;
}

/** What is to be told of a subject: its own parameters and no others. */
export function ParameterFields({
  view,
  change,
  market,
  question,
}: Omit<FieldProps, 'error'> & { readonly question: Question }) {
  return PARAMETERS_OF[view.subject].map((name) => {
    const Shown = FIELDS[name];
    const error = question.status === 'PROBLEM' && question.field === name ? question.message : undefined;
    return <Shown key={name} view={view} change={change} market={market} error={error} />;
  });
}

const DEFAULT = '';

const FIELDS: Readonly<Record<Parameter, (props: FieldProps) => ReactNode>> = {
  product: ({ view, change }) => (
    <Select
      label="Product"
      value={view.product}
      options={PRODUCT_CODES.map((code) => ({ value: code, text: `${code} · ${PRODUCTS[code].name}` }))}
      onChange={({ target }) => {
        const product = oneOf(PRODUCT_CODES, target.value);
        if (product !== undefined) change(ofProduct(product));
      }}
    />
  ),
  products: ({ view, change }) => (
    <ProductChecks
      label="Products"
      value={view.products}
      onChange={(products) => {
        change({ products });
      }}
    />
  ),
  asOf: ({ view, change, market: { firstDate, lastDate } }) => (
    <DateField
      label="Trade date"
      otherwise={lastDate === undefined ? 'Latest' : `Latest: ${dateText(lastDate)}`}
      value={view.asOf}
      first={firstDate}
      last={lastDate}
      onPick={(asOf) => {
        change({ asOf });
      }}
    />
  ),
  from: ({ view, change, market }) => (
    <DateField
      label={inDays(view)('From')}
      otherwise="From the first"
      value={view.from}
      {...rangeOf(view, market)}
      onPick={(from) => {
        change({ from });
      }}
    />
  ),
  to: ({ view, change, market, error }) => (
    <DateField
      label={inDays(view)('To')}
      otherwise="To the latest"
      value={view.to}
      {...rangeOf(view, market)}
      error={error}
      onPick={(to) => {
        change({ to });
      }}
    />
  ),
  series: ({ view, change }) => {
    const { optionSeries } = PRODUCTS[view.product];
    if (optionSeries.length < 2) return null;
    return (
      <Select
        label="Options"
        value={view.series ?? DEFAULT}
        options={[
          { value: DEFAULT, text: 'First series that has any' },
          ...optionSeries.map((code: OptionSeries) => ({ value: code, text: `${code} · ${OPTION_SERIES[code].name}` })),
        ]}
        onChange={({ target }) => {
          change({ series: oneOf(optionSeries, target.value), expiry: undefined });
        }}
      />
    );
  },
  expiry: ({ view, change, market: { expiries, expiry }, error }) => (
    <Select
      label="Expiry"
      error={error}
      disabled={expiries.length === 0}
      value={expiry?.expiry ?? DEFAULT}
      options={
        expiries.length === 0
          ? [{ value: DEFAULT, text: expiry === undefined ? 'Loading…' : 'None' }]
          : expiries.map((listed) => ({
              value: listed.expiry,
              text: `${dateText(listed.expiry)} · ${listed.series}, ${listed.daysToExpiry} days`,
            }))
      }
      onChange={({ target }) => {
        const chosen = expiries.find((listed) => listed.expiry === target.value);
        if (chosen !== undefined)
          change({ expiry: chosen.expiry, ...(view.series === undefined ? {} : { series: chosen.series }) });
      }}
    />
  ),
  model: ({ view, change }) => (
    <Select
      label="Valued by"
      value={view.model ?? DEFAULT}
      options={[{ value: DEFAULT, text: 'As the options are exercised' }, ...optionsOf(MODELS)]}
      onChange={({ target }) => {
        change({ model: oneOf(namesOf(MODELS), target.value) });
      }}
    />
  ),
  greek: ({ view, change }) => (
    <Select
      label="Greek"
      value={view.greek}
      options={optionsOf(GREEKS)}
      onChange={({ target }) => {
        change({ greek: oneOf(namesOf(GREEKS), target.value) ?? view.greek });
      }}
    />
  ),
  type: ({ view, change }) => (
    <Labelled label="Of">
      <Choice
        label="Of calls or puts"
        value={view.type}
        options={OPTION_TYPES.map((value) => ({ value, text: value === 'CALL' ? 'Calls' : 'Puts' }))}
        onChange={(type) => {
          change({ type });
        }}
      />
    </Labelled>
  ),
  by: ({ view, change }) => (
    <Labelled label="Along">
      <Choice
        label="Along deltas or moneyness"
        value={view.by ?? (view.subject === 'SURFACE' ? 'MONEYNESS' : 'DELTA')}
        options={AXES.map((value) => ({ value, text: value === 'DELTA' ? 'Deltas' : 'Moneyness' }))}
        onChange={(by) => {
          change({ by });
        }}
      />
    </Labelled>
  ),
  symbol: SymbolField,
  nth: ({ view, change, market, error }) => (
    <>
      <Labelled label="Of">
        <Choice
          label="Of the nth contract or of one contract"
          value={view.symbol === undefined ? 'NTH' : 'ONE'}
          options={[
            { value: 'NTH', text: 'The nth contract' },
            { value: 'ONE', text: 'One contract' },
          ]}
          onChange={(value) => {
            change({ symbol: value === 'NTH' ? undefined : (market.symbol ?? '') });
          }}
        />
      </Labelled>
      {view.symbol === undefined ? (
        <TextField
          label="Nth, 1 is the front"
          inputMode="numeric"
          error={error}
          value={view.nth}
          onChange={({ target }) => {
            change({ nth: target.value }, { replaces: true });
          }}
        />
      ) : null}
    </>
  ),
  estimator: ({ view, change }) => (
    <Select
      label="Estimated"
      value={view.estimator}
      options={optionsOf(ESTIMATORS)}
      onChange={({ target }) => {
        change({ estimator: oneOf(namesOf(ESTIMATORS), target.value) ?? view.estimator });
      }}
    />
  ),
  window: ({ view, change, error }) => (
    <TextField
      label="Returns in each"
      inputMode="numeric"
      error={error}
      value={view.window}
      onChange={({ target }) => {
        change({ window: target.value }, { replaces: true });
      }}
    />
  ),
  interval: ({ view, change }) => (
    <Select
      label="A bar is"
      value={view.interval}
      options={optionsOf(INTERVALS)}
      onChange={({ target }) => {
        change({ interval: oneOf(namesOf(INTERVALS), target.value) ?? view.interval });
      }}
    />
  ),
  userId: ({ view, change, error }) => (
    <TextField
      label="User, by id"
      placeholder="All of them"
      spellCheck={false}
      error={error}
      value={view.userId}
      onChange={({ target }) => {
        change({ userId: target.value }, { replaces: true });
      }}
    />
  ),
};

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex flex-col items-start gap-1">
      <span aria-hidden="true" className="font-medium">
        {label}
      </span>
      <span className="inline-flex min-h-8 items-center">{children}</span>
    </div>
  );
}

function optionsOf<Name extends string>(
  words: Readonly<Record<Name, string>>,
): readonly { readonly value: Name; readonly text: string }[] {
  return namesOf(words).map((value) => ({ value, text: words[value] }));
}

/** Instants are bounded by days of UTC. */
function inDays({ subject }: ReportsView): (label: string) => string {
  return (label) => (subject === 'BARS' || subject === 'AUDIT' ? `${label} (UTC)` : label);
}

/** Bars and the log go on after the last trade date. */
function rangeOf(
  { subject }: ReportsView,
  { firstDate, lastDate }: ReportMarket,
): Pick<ReportMarket, 'firstDate' | 'lastDate'> | object {
  return subject === 'BARS' || subject === 'AUDIT' ? {} : { first: firstDate, last: lastDate };
}
