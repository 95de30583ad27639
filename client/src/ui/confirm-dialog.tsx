import { useState } from 'react';
import type { ReactNode } from 'react';

import { Button } from './button.js';
import { Dialog } from './dialog.js';
import { Notice } from './notice.js';
import { failureText } from '../lib/error-text.js';

interface ConfirmDialogProps {
  readonly title: string;
  /** What its button says and does. */
  readonly action: string;
  readonly onConfirm: () => Promise<unknown>;
  readonly onClose: () => void;
  /** What will happen. */
  readonly children: ReactNode;
}

/** Asks once more before something that cannot be undone; open for as long as it stands in the page. */
export function ConfirmDialog({ title, action, onConfirm, onClose, children }: ConfirmDialogProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<string>();
  const confirm = async (): Promise<void> => {
    setIsBusy(true);
    setFailure(undefined);
    try {
      await onConfirm();
      onClose();
    } catch (error) {
      setFailure(failureText(error));
      setIsBusy(false);
    }
  };
  return (
    <Dialog label={title} isOpen onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-base font-semibold wrap-anywhere">{title}</h2>
        <div className="wrap-anywhere text-muted">{children}</div>
        {failure === undefined ? null : <Notice tone="DANGER">{failure}</Notice>}
        <div className="flex justify-end gap-2">
          <Button size="LARGE" data-autofocus="" onClick={onClose}>
            Cancel
          </Button>
          <Button
            size="LARGE"
            variant="DANGER"
            isBusy={isBusy}
            onClick={() => {
              void confirm();
            }}
          >
            {action}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
