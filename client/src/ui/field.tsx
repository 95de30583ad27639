import { useId } from 'react';
import type { AriaAttributes, ReactNode } from 'react';

/** What stands around a control of a form. */
export interface FieldTexts {
  readonly label: ReactNode;
  /** What is expected, said before anything went wrong. */
  readonly hint?: ReactNode;
  /** What is wrong with what was entered, and how to mend it. */
  readonly error?: string | undefined;
}

/** What a control says of itself, so that its texts are read with it. */
export type DescribedControl = Pick<AriaAttributes, 'aria-describedby' | 'aria-invalid'> & { readonly id: string };

/** Look of a control that is typed into or chosen from. */
export const CONTROL =
  'h-8 w-full min-w-0 rounded border border-field-line bg-panel px-2 text-ink placeholder:text-muted disabled:opacity-45 aria-[invalid=true]:border-danger';

/**
 * @param id the control's own, where it was given one
 * @returns what ties a control to its texts, and the texts below it
 */
export function useField(
  { hint, error }: Omit<FieldTexts, 'label'>,
  id: string | undefined,
): { readonly control: DescribedControl; readonly texts: ReactNode } {
  const made = useId();
  const own = id ?? made;
  const described = [hint === undefined ? '' : `${own}-hint`, error === undefined ? '' : `${own}-error`]
    .filter((part) => part !== '')
    .join(' ');
  return {
    control: {
      id: own,
      'aria-invalid': error !== undefined,
      'aria-describedby': described === '' ? undefined : described,
    },
    texts: (
      <>
        {hint === undefined ? null : (
          <p id={`${own}-hint`} className="text-muted">
            {hint}
          </p>
        )}
        {/* Stands while it is empty: a region that appears with its text is not always read out. */}
        <div aria-live="polite">
          {error === undefined ? null : (
            <p id={`${own}-error`} className="text-danger">
              {error}
            </p>
          )}
        </div>
      </>
    ),
  };
}

/** A control under its label, with a hint and what is wrong below it. */
export function Field({
  label,
  hint,
  error,
  id,
  children,
}: FieldTexts & {
  readonly id: string | undefined;
  readonly children: (control: DescribedControl) => ReactNode;
}) {
  const { control, texts } = useField({ hint, error }, id);
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={control.id} className="font-medium">
        {label}
      </label>
      {children(control)}
      {texts}
    </div>
  );
}
