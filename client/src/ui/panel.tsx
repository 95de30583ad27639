import { useId } from 'react';
import type { ReactNode } from 'react';

interface PanelProps {
  /** Where the panel can be gone to: it takes the focus under this id. */
  readonly id?: string;
  readonly title: string;
  /** Said beside the title: the date, the unit. */
  readonly note?: ReactNode;
  readonly controls?: ReactNode;
  readonly className?: string;
  readonly children: ReactNode;
}

/** A titled part of the page. */
export function Panel({ id, title, note, controls, className = '', children }: PanelProps) {
  const heading = useId();
  return (
    <section
      id={id}
      tabIndex={id === undefined ? undefined : -1}
      aria-labelledby={heading}
      className={`flex min-w-0 flex-col rounded-md border border-line bg-panel ${className}`}
    >
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b border-line px-3 py-1.5">
        <h2 id={heading} className="font-semibold">
          {title}
        </h2>
        {note === undefined ? null : <span className="text-muted">{note}</span>}
        <div className="ml-auto flex flex-wrap items-center gap-1.5">{controls}</div>
      </header>
      <div className="flex min-h-0 grow flex-col p-3">{children}</div>
    </section>
  );
}
