import { PRODUCTS } from '@cushing/products';
import type { ProductCode } from '@cushing/products';
import type { AverageMethod } from '@cushing/quant';
import { useDeferredValue, useMemo } from 'react';

import { usePanelExports } from '../../desk/panel-exports.js';
import { CalculateAveragePriceOptionDocument } from '../../gql/graphql.js';
import { Panel } from '../../ui/panel.js';
import { averageColumns, averageForm, averageInputs } from './average.js';
import type { AverageColumn, CalculatedAverage } from './average.js';
import { withTyped } from './calculator-view.js';
import type { CalculatorView, FieldName } from './calculator-view.js';
import { withInputs } from './export-inputs.js';
import { fieldProblem } from './field-problem.js';
import { figureOf, priceFigures } from './figure-rows.js';
import { FiguresPanel } from './figures-panel.js';
import type { FiguresState } from './figures-panel.js';
import { figureRecords } from './figures-table.js';
import type { FigureRow } from './figures-table.js';
import { DateField, Labelled, NumberField, TypeChoice } from './form-fields.js';
import type { OptionForm } from './option-form.js';
import { NothingYet, PanelFrame } from './panel-frame.js';
import type { ChangeCalculator } from './use-calculator-view.js';
import { useLast } from './use-last.js';

const METHODS: Readonly<Record<AverageMethod, { readonly name: string; readonly title: string }>> = {
  EXACT: { name: 'Exact', title: 'Density of the average, fixing by fixing' },
  CURRAN: { name: 'Curran', title: 'Given the geometric average: a lower bound' },
  TURNBULL_WAKEMAN: { name: 'Turnbull-Wakeman', title: 'A lognormal average of the same two moments' },
};

interface AveragePanelProps {
  readonly view: CalculatorView;
  readonly change: ChangeCalculator;
  readonly form: OptionForm;
  /** The market of what was asked for is awaited. */
  readonly isStale: boolean;
}

/** An option on the average of a future's settlements. */
export function AveragePanel({ view, change, form, isStale }: AveragePanelProps) {
  const { quotation } = PRODUCTS[view.product];
  const { field, average: typed } = useMemo(() => averageForm(view, form), [view, form]);
  const average = useDeferredValue(useLast(typed));
  const date = (name: FieldName, label: string) => (
    <DateField
      label={label}
      state={field(name)}
      onPick={(text) => {
        change((before) => withTyped(before, { [name]: text }));
      }}
    />
  );
  const problem = fieldProblem(
    ['forward', 'strike', 'vol', 'rate', 'firstFixing', 'lastFixing', 'known', 'payment'],
    field,
  );
  return (
    <PanelFrame
      inputs={
        <Panel title="Average price option" note={quotation}>
          <div className="flex flex-col gap-2.5">
            <Labelled label="Type">
              <TypeChoice type={view.type} change={change} />
            </Labelled>
            <div className="grid grid-cols-2 gap-2">
              <NumberField name="forward" label="Future" unit={quotation} state={field('forward')} change={change} />
              <NumberField name="strike" label="Strike" unit={quotation} state={field('strike')} change={change} />
              <NumberField name="vol" label="Vol" unit="%" state={field('vol')} change={change} />
              <NumberField name="rate" label="Rate" unit="%" state={field('rate')} change={change} />
              {date('firstFixing', 'First fixing')}
              {date('lastFixing', 'Last fixing')}
            </div>
            <NumberField name="known" label="Fixings made" state={field('known')} change={change} />
            {date('payment', 'Payment')}
          </div>
        </Panel>
      }
    >
      {average === undefined ? (
        <NothingYet title="All methods" problem={problem} />
      ) : (
        <AverageFigures
          view={view}
          average={average}
          valuation={form.valuation}
          state={{ isAwaited: isStale, isKept: typed === undefined, problem }}
        />
      )}
    </PanelFrame>
  );
}

interface AverageFiguresProps {
  readonly view: CalculatorView;
  readonly average: CalculatedAverage;
  readonly valuation: string;
  readonly state: FiguresState;
}

function AverageFigures({ view: { product }, average, valuation, state }: AverageFiguresProps) {
  const columns = useMemo(() => averageColumns(average), [average]);
  const heads = columns.map(({ method, reason }) => ({ ...METHODS[method], id: method, reason }));
  const rows = figuresOf(columns, product);
  const { method, ...input } = averageInputs('EXACT', average);
  const items = usePanelExports({
    name: `${product}-average-price-option-${valuation}`,
    title: 'Average price option by every method',
    ...withInputs(figureRecords(heads, rows), {
      ...{ product, valuation, type: average.type, forward: average.forward, strike: average.strike },
      ...{ vol: average.vol, rate: average.rate, paymentYears: average.paymentYears },
      ...{ fixingsToCome: average.times.length, fixingsMade: average.known.join(' ') },
    }),
    query: CalculateAveragePriceOptionDocument,
    variables: { input: { ...input, method } },
  });
  const { times, known } = average;
  return (
    <FiguresPanel
      title="All methods"
      what="the average price option"
      note={`${times.length} fixings to come, ${known.length} made`}
      caption="The average price option by every method"
      columns={heads}
      rows={rows}
      items={items}
      state={state}
    >
      One future, fixed on every trade date of {product} at its settlement; every fixing to come is expected at its
      price.
    </FiguresPanel>
  );
}

function figuresOf(columns: readonly AverageColumn[], product: ProductCode): readonly FigureRow[] {
  const { quotation } = PRODUCTS[product];
  const figure = figureOf(columns);
  return [
    ...priceFigures(columns, product),
    figure('averageForward', 'Average', 'A', `${quotation} expected`, ({ averageForward }) => averageForward),
    { ...figure('delta', 'Delta', 'Δ', 'futures', ({ delta }) => delta), beginsGroup: true },
    figure('gamma', 'Gamma', 'Γ', `delta per 1 ${quotation}`, ({ gamma }) => gamma),
    figure('vega', 'Vega', 'ν', `${quotation} per vol point`, ({ vega }) => vega),
    figure('theta', 'Theta', 'Θ', `${quotation} per day`, ({ theta }) => theta),
  ];
}
