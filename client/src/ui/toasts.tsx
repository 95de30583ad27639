import { Toast } from 'radix-ui';
import { createContext, use, useCallback, useState } from 'react';
import type { ReactNode } from 'react';

import { buttonStyle } from './button.js';

interface ToastOptions {
  /** Something to do about it. */
  readonly action?: { readonly text: string; readonly run: () => void };
  readonly lastsMs?: number;
}

type Notify = (message: string, options?: ToastOptions) => void;

interface Message extends ToastOptions {
  readonly id: number;
  readonly text: string;
}

const SHOWN_MS = 6_000;
/** The oldest goes when more are told. */
const MAX_SHOWN = 3;

const NotifyContext = createContext<Notify>(() => undefined);

/** @returns the way to tell a person something in passing */
export function useNotify(): Notify {
  return use(NotifyContext);
}

/** Shows short messages at the lower edge and reads them out. */
export function Toasts({ children }: { readonly children: ReactNode }) {
  const [messages, setMessages] = useState<readonly Message[]>([]);
  const notify = useCallback<Notify>((text, options) => {
    setMessages((shown) => [...shown, { id: (shown.at(-1)?.id ?? 0) + 1, text, ...options }].slice(-MAX_SHOWN));
  }, []);
  return (
    <NotifyContext value={notify}>
      <Toast.Provider duration={SHOWN_MS} label="Message">
        {children}
        {messages.map(({ id, text, action, lastsMs }) => (
          <Toast.Root
            key={id}
            {...(lastsMs === undefined ? {} : { duration: lastsMs })}
            onOpenChange={(isOpen) => {
              if (!isOpen) setMessages((shown) => shown.filter((message) => message.id !== id));
            }}
            className="flex items-center gap-3 rounded-md border border-line bg-panel px-3 py-2 shadow-lg"
          >
            <Toast.Description className="grow wrap-anywhere">{text}</Toast.Description>
            {action === undefined ? null : (
              <Toast.Action altText={action.text} onClick={action.run} className={buttonStyle()}>
                {action.text}
              </Toast.Action>
            )}
            <Toast.Close aria-label="Dismiss" className="rounded px-1.5 text-muted hover:bg-raised">
              ×
            </Toast.Close>
          </Toast.Root>
        ))}
        <Toast.Viewport className="fixed right-3 bottom-3 z-30 flex w-[min(24rem,calc(100vw-1.5rem))] list-none flex-col gap-2 outline-none" />
      </Toast.Provider>
    </NotifyContext>
  );
}
