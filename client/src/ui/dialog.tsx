import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

interface DialogProps {
  readonly label: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  /** A press beside it does not close it: for what is shown once. */
  readonly isHeld?: boolean;
  /** As wide as tables need it. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}

/** A modal dialog of the browser's own: it holds the focus, and Escape or a click beside it closes it. */
export function Dialog({ label, isOpen, onClose, isHeld = false, isWide = false, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isPressedBeside = useRef(false);
  const origin = useRef<Origin>({ opener: null, place: null });
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === isOpen) return;
    if (!isOpen) {
      element.close();
      return;
    }
    origin.current = readOrigin();
    element.showModal();
    // The browser takes the first element that can have the focus, whatever it is for.
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [isOpen]);
  useEffect(() => {
    const element = dialog.current;
    return () => {
      // The browser gives the focus back when a dialog closes, not when one is taken out of the page.
      if (element?.isConnected === false) returnFocus(origin.current);
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      onPointerDown={(event) => {
        isPressedBeside.current = !isHeld && event.target === event.currentTarget;
      }}
      onClick={(event) => {
        // Text that is marked beyond the edge ends beside the dialog, but did not begin there.
        if (isPressedBeside.current && event.target === event.currentTarget) onClose();
      }}
      className={`mx-auto ${isWide ? 'mt-[4vh] max-h-[calc(96vh-1rem)] w-[min(76rem,calc(100vw-2rem))]' : 'mt-[12vh] max-h-[calc(88vh-1rem)] w-[min(34rem,calc(100vw-2rem))]'} rounded-lg border border-line bg-panel p-0 shadow-2xl`}
    >
      {isOpen ? children : null}
    </dialog>
  );
}

/** What had the focus when a dialog opened, and the part of the page that it stands in. */
interface Origin {
  readonly opener: HTMLElement | null;
  readonly place: HTMLElement | null;
}

function readOrigin(): Origin {
  const opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
  return { opener, place: opener?.closest<HTMLElement>('section, main') ?? null };
}

/** To the opener; to the part of the page around it where the opener is gone or disabled. */
function returnFocus({ opener, place }: Origin): void {
  if (document.activeElement !== document.body) return;
  opener?.focus();
  if (place === null || document.activeElement !== document.body) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
