import type { ReactNode } from 'react';

interface CardProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** The one narrow column that a page of the sign-in is. */
export function Card({ title, children }: CardProps) {
  return (
    <div className="mx-auto mt-[4vh] flex w-full max-w-[380px] flex-col gap-4 rounded-md border border-line bg-panel p-5">
      <title>{`${title} · Cushing`}</title>
      <h1 className="text-base font-semibold">{title}</h1>
      {children}
    </div>
  );
}

/** Look of a link within a text. */
export const TEXT_LINK = 'text-accent underline underline-offset-2 hover:no-underline';
