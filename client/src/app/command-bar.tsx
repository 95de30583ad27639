import { Command } from 'cmdk';
import { useState } from 'react';
import { useLocation, useNavigate } from 'react-router';

import { useAlertDesk } from '../alerts/alert-context.js';
import { readView, writeView } from '../features/futures/futures-view.js';
import { chooseTheme } from '../lib/theme.js';
import { Dialog } from '../ui/dialog.js';
import { COMMANDS, readCommand } from './commands.js';
import type { Command as Action } from './commands.js';
import { addressOf } from './desk-pages.js';

interface CommandBarProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onKeys: () => void;
}

const ITEM = 'flex cursor-pointer items-baseline gap-3 rounded px-2.5 py-1.5 data-[selected=true]:bg-selected';

/** Goes anywhere by typing: pages, products, contracts, options, dates, spreads. */
export function CommandBar({ isOpen, onClose, onKeys }: CommandBarProps) {
  const [typed, setTyped] = useState('');
  const navigate = useNavigate();
  const location = useLocation();
  const alerts = useAlertDesk();
  const isOffered = (action: Action): boolean =>
    alerts !== undefined || !(action.kind === 'ALERT' || (action.kind === 'PAGE' && action.page === '/alerts'));
  const read = readCommand(typed);
  const spelled = read !== undefined && isOffered(read) ? read : undefined;
  const close = (): void => {
    setTyped('');
    onClose();
  };
  const run = (action: Action): void => {
    close();
    if (action.kind === 'THEME') {
      chooseTheme(action.theme);
    } else if (action.kind === 'VIEW') {
      const view = { ...readView(new URLSearchParams(location.search)), ...action.view };
      void navigate({ pathname: '/futures', search: writeView(view).toString() });
    } else if (action.kind === 'PAGE') {
      void navigate(addressOf(location, action.page, action.parameters));
    } else if (action.kind === 'ALERT') {
      alerts?.make(action.wish);
    } else if (action.place === 'KEYS') {
      onKeys();
    } else {
      window.location.assign('/explorer');
    }
  };
  return (
    <Dialog label="Go to" isOpen={isOpen} onClose={close}>
      <Command label="Go to" className="flex flex-col">
        <Command.Input
          data-autofocus=""
          value={typed}
          onValueChange={setTyped}
          placeholder="CLZ27, NG SURF, LOZ27 C7500, CRACK 321 …"
          className="border-b border-line bg-transparent px-4 py-3 text-base outline-none placeholder:text-muted"
        />
        <Command.List className="max-h-[50vh] overflow-y-auto p-1.5">
          <Command.Empty className="px-2.5 py-3 text-muted">
            Nothing of that name. Contracts are written as CLZ27, options as LOZ27 C7500, dates as 2020-04-20.
          </Command.Empty>
          {spelled === undefined ? null : <CommandRow value={typed} action={spelled} onRun={run} />}
          {COMMANDS.filter((action) => action.text !== spelled?.text && isOffered(action)).map((action) => (
            <CommandRow key={action.text} value={`${action.text} ${action.hint}`} action={action} onRun={run} />
          ))}
        </Command.List>
      </Command>
    </Dialog>
  );
}

interface CommandRowProps {
  readonly value: string;
  readonly action: Action;
  readonly onRun: (action: Action) => void;
}

function CommandRow({ value, action, onRun }: CommandRowProps) {
  return (
    <Command.Item
      value={value}
      onSelect={() => {
        onRun(action);
      }}
      className={ITEM}
    >
      <span className="font-medium">{action.text}</span>
      <span className="text-muted">{action.hint}</span>
    </Command.Item>
  );
}
