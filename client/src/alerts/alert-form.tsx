import { useApolloClient, useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useEffectEvent, useRef } from 'react';
import type { KeyboardEvent } from 'react';
import { useForm, useWatch as useFields } from 'react-hook-form';
import type { UseFormReturn } from 'react-hook-form';

import { CreateAlertDocument, UpdateAlertDocument } from '../gql/graphql.js';
import type { AlertFieldsFragment } from '../gql/graphql.js';
import { failureText, refusalOf } from '../lib/error-text.js';
import { Button } from '../ui/button.js';
import { Choice } from '../ui/choice.js';
import { Dialog } from '../ui/dialog.js';
import { SubmitForm } from '../ui/submit-form.js';
import { TextField } from '../ui/text-field.js';
import { useNotify } from '../ui/toasts.js';
import type { AlertWish } from './alert-context.js';
import { DRAFT, draftFrom, draftOf, inputOf, levelInput, stepLevel, subjectOf } from './alert-draft.js';
import type { AlertDraft } from './alert-draft.js';
import { SubjectFields } from './alert-subject-fields.js';
import { alertText, subjectText, valueText } from './alert-texts.js';
import { askAlertsAgain } from './ask-alerts-again.js';
import { notificationState } from './browser-notifications.js';
import { NotificationPermission } from './notification-permission.js';
import { usePresentValue } from './use-present-value.js';

const FIELDS = ['symbol', 'secondSymbol', 'product', 'expiry', 'level', 'note'] as const;
/** With Shift an arrow key goes so many steps. */
const LONG_STEP = 10;

interface AlertFormProps {
  /** What a new one is to be about. */
  readonly wish?: AlertWish;
  /** The one to change; what it watches stays. */
  readonly alert?: AlertFieldsFragment;
  readonly onClose: () => void;
}

/** Makes an alert, or changes one. */
export function AlertForm({ wish = {}, alert, onClose }: AlertFormProps) {
  const client = useApolloClient();
  const notify = useNotify();
  const [create] = useMutation(CreateAlertDocument);
  const [update] = useMutation(UpdateAlertDocument);
  const form = useForm<AlertDraft>({
    resolver: zodResolver(DRAFT),
    defaultValues: alert === undefined ? draftOf(wish) : draftFrom(alert),
  });
  const send = async (draft: AlertDraft): Promise<void> => {
    const input = inputOf(draft);
    if (input === undefined) return; // what is wrong was found before it is sent
    const { level, direction, isRepeating, note } = input;
    try {
      if (alert === undefined) {
        const { data } = await create({ variables: { input } });
        askAlertsAgain(client);
        if (data !== undefined) notify(`Alert set: ${alertText(data.createAlert)}`);
      } else {
        await update({ variables: { id: alert.id, input: { level, direction, isRepeating, note } } });
      }
      onClose();
    } catch (error) {
      showFailure(form, error);
    }
  };
  const title = alert === undefined ? 'Alert me' : `Alert on ${subjectText(alert)}`;
  return (
    <Dialog label={title} isOpen onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-base font-semibold">{title}</h2>
        <SubmitForm
          form={form}
          submit={alert === undefined ? 'Set the alert' : 'Save'}
          onSend={send}
          aside={
            <>
              <Button size="LARGE" onClick={onClose}>
                Cancel
              </Button>
              {notificationState() === 'UNASKED' ? <NotificationPermission /> : null}
            </>
          }
        >
          {alert === undefined ? <SubjectFields form={form} /> : null}
          <LevelField form={form} isGiven={alert !== undefined || wish.level !== undefined} />
          <CrossingFields form={form} />
          <TextField
            label="Note"
            autoComplete="off"
            placeholder="Shown with the alert"
            error={form.formState.errors.note?.message}
            {...form.register('note')}
          />
        </SubmitForm>
      </div>
    </Dialog>
  );
}

interface PartProps {
  readonly form: UseFormReturn<AlertDraft>;
}

interface LevelFieldProps extends PartProps {
  /** What stands there is what is wanted. */
  readonly isGiven: boolean;
}

/** The level: the present value until something else is typed. */
function LevelField({ form, isGiven }: LevelFieldProps) {
  const isTyped = useRef(isGiven);
  const draft = useDraft(form);
  const { subject, isWhole } = subjectOf(draft);
  const present = usePresentValue(isWhole ? subject : undefined);
  const isKnown = present !== null;
  const fill = useEffectEvent(() => {
    if (present === null || (isTyped.current && form.getValues('level') !== '')) return;
    isTyped.current = false;
    form.setValue('level', levelInput(subject, present));
  });
  useEffect(() => {
    if (isKnown) fill();
  }, [isKnown, draft.kind, subject.symbol, subject.secondSymbol]);
  const field = form.register('level');
  const isPercent = draft.kind === 'ATM_VOL' || draft.kind === 'CHANGE_PERCENT';
  return (
    <TextField
      label={isPercent ? 'Level, %' : 'Level'}
      hint={isKnown ? `Now ${valueText(subject, present)}` : 'No price is known now'}
      inputMode="decimal"
      autoComplete="off"
      data-autofocus=""
      error={form.formState.errors.level?.message}
      {...field}
      onChange={(event) => {
        isTyped.current = true;
        void field.onChange(event);
      }}
      onFocus={(event) => {
        event.currentTarget.select();
      }}
      onKeyDown={(event) => {
        const steps = stepsOf(event);
        if (steps === 0) return;
        event.preventDefault();
        isTyped.current = true;
        form.setValue('level', stepLevel(form.getValues(), steps), {
          shouldDirty: true,
          shouldValidate: form.formState.isSubmitted,
        });
      }}
    />
  );
}

function CrossingFields({ form }: PartProps) {
  const { direction, isRepeating } = useDraft(form);
  return (
    <div className="flex flex-wrap gap-x-6 gap-y-3">
      <div className="flex flex-col items-start gap-1">
        <span className="font-medium">When it is crossed</span>
        <Choice
          label="When it is crossed"
          options={[
            { value: 'EITHER', text: 'Either way' },
            { value: 'UP', text: '▲ Up' },
            { value: 'DOWN', text: '▼ Down' },
          ]}
          value={direction}
          onChange={(value) => {
            form.setValue('direction', value);
          }}
        />
      </div>
      <div className="flex flex-col items-start gap-1">
        <span className="font-medium">How often</span>
        <Choice
          label="How often"
          options={[
            { value: 'ONCE', text: 'Once' },
            { value: 'EVERY', text: 'Every time' },
          ]}
          value={isRepeating ? 'EVERY' : 'ONCE'}
          onChange={(value) => {
            form.setValue('isRepeating', value === 'EVERY');
          }}
        />
      </div>
    </div>
  );
}

function useDraft({ control, getValues }: UseFormReturn<AlertDraft>): AlertDraft {
  return { ...getValues(), ...useFields({ control }) };
}

function stepsOf({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent): number {
  if (altKey || ctrlKey || metaKey) return 0;
  const size = shiftKey ? LONG_STEP : 1;
  return key === 'ArrowUp' ? size : key === 'ArrowDown' ? -size : 0;
}

/** Shows what the server refused at its field, which gets the focus, else below the fields. */
function showFailure(form: Pick<UseFormReturn<AlertDraft>, 'setError'>, error: unknown): void {
  const field = FIELDS.find((candidate) => candidate === refusalOf(error)?.field);
  const message = failureText(error);
  if (field === undefined) form.setError('root.server', { message });
  else form.setError(field, { type: 'server', message }, { shouldFocus: true });
}
