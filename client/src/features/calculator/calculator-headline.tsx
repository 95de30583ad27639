import { OPTION_SERIES, PRODUCTS } from '@cushing/products';

import { AlertButton, VolAlertButton } from '../../alerts/alert-button.js';
import { Fact } from '../../desk/fact.js';
import { SourceMark } from '../../desk/source-mark.js';
import { dateText, priceText, shareText } from '../../lib/format.js';
import { Button } from '../../ui/button.js';
import { Choice } from '../../ui/choice.js';
import { useNotify } from '../../ui/toasts.js';
import { averageForm } from './average.js';
import { withTyped, writeView } from './calculator-view.js';
import type { CalculatorPanel, CalculatorView, FieldName } from './calculator-view.js';
import type { MarketAnswers, OptionForm } from './option-form.js';
import { spreadForm } from './spread.js';
import type { ChangeCalculator } from './use-calculator-view.js';

const PANEL_NAMES: Readonly<Record<CalculatorPanel, string>> = {
  OPTION: 'Option',
  SPREAD: 'Spread option',
  AVERAGE: 'Average price',
};

interface CalculatorHeadlineProps {
  readonly view: CalculatorView;
  readonly change: ChangeCalculator;
  readonly form: OptionForm;
  readonly answers: MarketAnswers;
  /** Why the market could not fill the fields. */
  readonly problem: string | undefined;
  readonly retry: (() => void) | undefined;
  /** To the first date that has options, where the one asked for lies before it. */
  readonly goToFirst: (() => void) | undefined;
  /** The market of what was asked for is awaited. */
  readonly isStale: boolean;
}

/** What the market says of the expiry, the kind of option, and the way to hand the calculation on. */
export function CalculatorHeadline({ view, change, form, answers, isStale, ...rest }: CalculatorHeadlineProps) {
  const { problem, retry, goToFirst } = rest;
  const { product, series, panel } = view;
  const { chain } = answers;
  const notify = useNotify();
  const copyLink = async (): Promise<void> => {
    const query = writeView(whole(view, form, answers)).toString();
    await navigator.clipboard.writeText(`${window.location.origin}/calculator?${query}`);
    notify('Link copied, with every number in it');
  };
  const choices = PRODUCTS[product].optionSeries;
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
      <div
        className={`flex min-h-13 flex-col justify-end gap-1 ${isStale ? 'opacity-60' : ''}`}
        aria-busy={isStale}
        data-testid="headline"
      >
        {chain === undefined ? (
          <p
            className={problem === undefined ? 'text-muted' : 'text-warning'}
            role={problem === undefined ? undefined : 'status'}
          >
            {problem ?? 'Asking the market …'}
            {retry === undefined ? null : (
              <Button className="ml-2" onClick={retry}>
                Try again
              </Button>
            )}
            {goToFirst === undefined ? null : (
              <Button className="ml-2" onClick={goToFirst}>
                Go to the first date
              </Button>
            )}
          </p>
        ) : (
          <>
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
              <span className="text-base font-semibold">{chain.underlying}</span>
              <span className="text-muted">
                {PRODUCTS[product].name}, {OPTION_SERIES[series].name} options, market of {dateText(chain.tradeDate)}
              </span>
              <SourceMark source={chain.source} />
            </p>
            <dl className="flex flex-wrap gap-x-5 gap-y-1">
              <Fact term={chain.forwardSource === 'FUTURE_SETTLE' ? 'Settle' : 'Forward'}>
                {priceText(product, chain.forward)} <AlertButton symbol={chain.underlying} price={chain.forward} />
              </Fact>
              <Fact term="ATM vol">
                {chain.model === 'BACHELIER'
                  ? `${priceText(product, chain.atmVol)} ${PRODUCTS[product].quotation} per √year`
                  : shareText(chain.atmVol)}{' '}
                <VolAlertButton product={product} expiry={chain.expiry} model={chain.model} vol={chain.atmVol} />
              </Fact>
              <Fact term="Expiry">{dateText(chain.expiry)}</Fact>
              {panel === 'OPTION' ? (
                <Fact term="Model">
                  <span className="font-normal">{form.modelNote}</span>
                </Fact>
              ) : null}
            </dl>
          </>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-1.5">
        {choices.length < 2 ? null : (
          <Choice
            label="Series"
            options={choices.map((value) => ({ value, text: value, title: OPTION_SERIES[value].name }))}
            value={series}
            onChange={(chosen) => {
              change((before) => withTyped({ ...before, series: chosen }, { expiry: undefined }));
            }}
          />
        )}
        <Choice
          label="Kind of option"
          options={(Object.keys(PANEL_NAMES) as CalculatorPanel[]).map((value) => ({
            value,
            text: PANEL_NAMES[value],
          }))}
          value={panel}
          onChange={(chosen) => {
            change((before) => ({ ...before, panel: chosen }));
          }}
        />
        <Button
          onClick={() => {
            copyLink().catch(() => {
              notify('The browser does not let pages copy here.');
            });
          }}
        >
          Copy link
        </Button>
      </div>
    </div>
  );
}

const COMMON: readonly FieldName[] = ['forward', 'vol', 'rate', 'normalVol'];
const NAMES: Readonly<Record<CalculatorPanel, readonly FieldName[]>> = {
  OPTION: [...COMMON, 'strike'],
  SPREAD: [...COMMON, 'forward2', 'vol2', 'correlation', 'spreadStrike'],
  AVERAGE: [...COMMON, 'strike', 'firstFixing', 'lastFixing', 'payment'],
};

/** @returns the view with what the market filled written out, so that a link shows the same tomorrow */
function whole(view: CalculatorView, form: OptionForm, answers: MarketAnswers): CalculatorView {
  const { panel, given } = view;
  const { field } = {
    OPTION: () => form,
    SPREAD: () => spreadForm(view, form, answers),
    AVERAGE: () => averageForm(view, form),
  }[panel]();
  const names = [
    ...NAMES[panel].filter((name) => !(panel === 'OPTION' && given === 'PRICE' && name.toLowerCase().endsWith('vol'))),
    ...(panel === 'OPTION' && given === 'PRICE' ? (['price'] as const) : []),
    ...(form.lifeBy === 'EXPIRY' ? (['expiry'] as const) : []),
  ];
  const filled = names.map((name) => [name, field(name).text] as const).filter(([, text]) => text !== '');
  return withTyped({ ...view, asOf: form.valuation }, Object.fromEntries(filled));
}
