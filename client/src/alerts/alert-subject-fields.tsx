import { PRODUCTS, PRODUCT_CODES } from '@cushing/products';
import { useWatch as useFields } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';

import { AlertExpiriesDocument } from '../gql/graphql.js';
import type { AlertKind } from '../gql/graphql.js';
import { dateText } from '../lib/format.js';
import { useShown } from '../lib/use-shown.js';
import { Choice } from '../ui/choice.js';
import { Select } from '../ui/select.js';
import { TextField } from '../ui/text-field.js';
import { KINDS } from './alert-draft.js';
import type { AlertDraft } from './alert-draft.js';

const KIND_TEXTS: Readonly<Record<AlertKind, { readonly text: string; readonly title: string }>> = {
  PRICE: { text: 'Price', title: 'The last price of a contract' },
  CHANGE_PERCENT: { text: 'Change %', title: 'Its change against the previous settle, in percent' },
  SPREAD: { text: 'Spread', title: 'One contract less another' },
  ATM_VOL: { text: 'ATM vol', title: 'The at-the-money volatility of an expiry of options' },
};
const PRODUCT_OPTIONS = PRODUCT_CODES.map((code) => ({ value: code, text: `${code} ${PRODUCTS[code].name}` }));

interface SubjectFieldsProps {
  readonly form: UseFormReturn<AlertDraft>;
}

/** What is to be watched: of each kind its own fields. */
export function SubjectFields({ form }: SubjectFieldsProps) {
  const [kind, product] = useFields({ control: form.control, name: ['kind', 'product'] });
  const { errors } = form.formState;
  /** A level means nothing for what else is watched. */
  const forgetLevel = (): void => {
    form.setValue('level', '');
    form.clearErrors();
  };
  const symbol = {
    autoComplete: 'off',
    autoCapitalize: 'characters',
    spellCheck: false,
    placeholder: 'CLZ27',
    className: 'uppercase placeholder:normal-case',
  };
  return (
    <>
      <div className="flex flex-col items-start gap-1">
        <span className="font-medium">What to watch</span>
        <Choice
          label="What to watch"
          options={KINDS.map((value) => ({ value, ...KIND_TEXTS[value] }))}
          value={kind}
          onChange={(value) => {
            if (value === kind) return;
            form.setValue('kind', value);
            forgetLevel();
          }}
        />
      </div>
      {kind === 'ATM_VOL' ? (
        <div className="grid gap-3 sm:grid-cols-2">
          <Select
            label="Product"
            options={PRODUCT_OPTIONS}
            error={errors.product?.message}
            {...form.register('product', {
              onChange: () => {
                form.setValue('expiry', '');
                forgetLevel();
              },
            })}
          />
          <ExpirySelect key={product} form={form} onChange={forgetLevel} />
        </div>
      ) : (
        <div className="grid gap-3 sm:grid-cols-2">
          <TextField
            label="Contract"
            {...symbol}
            error={errors.symbol?.message}
            {...form.register('symbol', { onBlur: () => void form.trigger('symbol') })}
          />
          {kind === 'SPREAD' ? (
            <TextField
              label="Less contract"
              {...symbol}
              error={errors.secondSymbol?.message}
              {...form.register('secondSymbol')}
            />
          ) : null}
        </div>
      )}
    </>
  );
}

interface ExpirySelectProps extends SubjectFieldsProps {
  readonly onChange: () => void;
}

function ExpirySelect({ form, onChange }: ExpirySelectProps) {
  const [product, expiry] = useFields({ control: form.control, name: ['product', 'expiry'] });
  const shown = useShown(AlertExpiriesDocument, { product });
  const listed = shown.status === 'SHOWN' && !shown.isStale ? shown.data.optionExpiries : [];
  const dates = [...new Set(listed.filter(({ daysToExpiry }) => daysToExpiry > 0).map((one) => one.expiry))];
  const isListed = expiry === '' || dates.some((date) => date === expiry);
  const error = shown.status === 'FAILED' ? shown.message : form.formState.errors.expiry?.message;
  return (
    <Select
      label="Expiry"
      options={[
        { value: '', text: shown.status === 'LOADING' ? 'Loading …' : 'Choose' },
        // The one that was asked for stands there before the list has come.
        ...(isListed ? [] : [{ value: expiry, text: expiry }]),
        ...dates.map((date) => ({ value: date, text: dateText(date) })),
      ]}
      error={error}
      {...form.register('expiry', { onChange })}
    />
  );
}
