import type { ReactNode } from 'react';

type Tone = 'INFO' | 'SUCCESS' | 'WARNING' | 'DANGER';

const TONES: Readonly<Record<Tone, string>> = {
  INFO: 'bg-selected text-ink',
  SUCCESS: 'bg-success-ground text-success',
  WARNING: 'bg-warning-ground text-warning',
  DANGER: 'bg-danger-ground text-danger',
};

/** A message that stays: what went wrong interrupts, the rest waits for its turn to be read. */
export function Notice({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const isUrgent = tone === 'DANGER' || tone === 'WARNING';
  return (
    <div role={isUrgent ? 'alert' : 'status'} className={`rounded-md px-3 py-1.5 wrap-anywhere ${TONES[tone]}`}>
      {children}
    </div>
  );
}
