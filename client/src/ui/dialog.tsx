import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';

interface DialogProps {
  readonly label: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog of the browser's own: it holds the focus, and Escape or a click beside it closes it. */
export function Dialog({ label, isOpen, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const isPressedBeside = useRef(false);
  useEffect(() => {
    const element = dialog.current;
    if (element === null || element.open === isOpen) return;
    if (!isOpen) {
      element.close();
      return;
    }
    element.showModal();
    // The browser takes the first element that can have the focus, whatever it is for.
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus();
  }, [isOpen]);
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onClose={onClose}
      onPointerDown={(event) => {
        isPressedBeside.current = event.target === event.currentTarget;
      }}
      onClick={(event) => {
        // Text that is marked beyond the edge ends beside the dialog, but did not begin there.
        if (isPressedBeside.current && event.target === event.currentTarget) onClose();
      }}
      className="mx-auto mt-[12vh] max-h-[calc(88vh-1rem)] w-[min(34rem,calc(100vw-2rem))] rounded-lg border border-line bg-panel p-0 shadow-2xl"
    >
      {isOpen ? children : null}
    </dialog>
  );
}
