import type { ReactNode } from 'react';
import type { FieldValues, SubmitHandler, UseFormReturn } from 'react-hook-form';

import { Button } from './button.js';
import { Notice } from './notice.js';

interface SubmitFormProps<Values extends FieldValues> {
  readonly form: UseFormReturn<Values>;
  readonly onSend: SubmitHandler<Values>;
  /** What its button says. */
  readonly submit: string;
  /** Stands beside the button. */
  readonly aside?: ReactNode;
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A form that is sent by Enter or its button once, and shows what the server refused of it as a whole. */
export function SubmitForm<Values extends FieldValues>(props: SubmitFormProps<Values>) {
  const { form, onSend, submit, aside, isWide = false, children } = props;
  const { isSubmitting, errors } = form.formState;
  const failure = errors.root?.['server']?.message;
  const send = form.handleSubmit(onSend);
  return (
    <form
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        void send(event);
      }}
    >
      {children}
      {failure === undefined ? null : <Notice tone="DANGER">{failure}</Notice>}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="PRIMARY" size="LARGE" isBusy={isSubmitting} className={isWide ? 'w-full' : ''}>
          {submit}
        </Button>
        {aside}
      </div>
    </form>
  );
}
