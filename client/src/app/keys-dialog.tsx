import { useLocation } from 'react-router';

import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';

type Keys = readonly (readonly [string, string])[];

const EVERYWHERE: Keys = [
  ['/ or Ctrl K', 'Go to a page, product, contract, option or date'],
  ['t', 'Next theme'],
  ['?', 'These keys'],
];

const OF_A_DAY: Keys = [
  ['1 … 5', 'Product'],
  ['[ and ]', 'Trade date before and after'],
  ['l', 'Latest trade date'],
];

const IN_CHARTS: Keys = [
  ['Arrows', 'In a chart: read its values; in a table: walk its rows'],
  ['Enter', 'In a chart or table: choose what is read'],
];

/** What the page at an address knows besides. */
const OF_PAGES: Readonly<Record<string, Keys>> = {
  '/dashboard': [
    ['1 … 5', 'Front contract of a product'],
    ['f', 'Back to the front contract'],
    ['i', 'Next length of a bar'],
    ['w', 'Watch a contract'],
    ['a', 'Alert me on the contract of the chart'],
    ...IN_CHARTS,
    ['+, − and 0', 'On the bars: nearer, farther, to the latest'],
  ],
  '/futures': [
    ...OF_A_DAY,
    ['c and s', 'Contracts, calendar spreads'],
    ['a', 'Alert me on the contract that is chosen'],
    ...IN_CHARTS,
  ],
  '/options': [
    ...OF_A_DAY,
    [', and .', 'Expiry before and after'],
    ['m', 'To the strike at the money'],
    ['Arrows', 'In the chain: strike and side'],
    ['Enter', 'In the chain: open the option in the calculator'],
    ['a', 'In the chain: buy the option, or sell it where the bid is chosen'],
    ['Shift A', 'In the chain: sell the option'],
  ],
  '/volatility': [
    ...OF_A_DAY,
    ['a', 'Alert me on the ATM vol of the expiry that is chosen'],
    ...IN_CHARTS,
    ['Shift Arrows', 'On the surface: read its values; arrows alone turn it'],
    ['+, − and 0', 'On the surface: nearer, farther, as at first'],
  ],
  '/greeks': [
    ...OF_A_DAY,
    ['c and p', 'Calls, puts'],
    ['a', 'Alert me on the future of the first expiry'],
    ...IN_CHARTS,
  ],
  '/analogs': [...OF_A_DAY, ['o', 'Leave out the days around'], ...IN_CHARTS],
  '/calculator': [['1 … 5', 'Product'], ['a', 'Alert me on the future of the option'], ...IN_CHARTS],
  '/alerts': [
    ['n', 'New alert'],
    ['r', 'Mark all crossings read'],
    ['↑ and ↓', 'In the level of an alert: by a tick, with Shift by ten'],
  ],
  '/reports': [
    ['d', 'Download now'],
    ['b', 'Make in the background'],
    ['Arrows', 'Among what a file may hold, and its formats: choose another'],
  ],
  '/imports': [
    ['u', 'Choose files to import'],
    ['m', 'Map the columns of a file'],
    ['↑ and ↓', 'In a table: walk its rows'],
    ['Enter', 'In the list: open the import'],
    ['Esc', 'Close the import'],
  ],
};

/** Every key that the page knows. */
export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { pathname } = useLocation();
  return (
    <Dialog label="Keyboard shortcuts" isOpen={isOpen} onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-base font-semibold">Keyboard shortcuts</h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
          {[...EVERYWHERE, ...(OF_PAGES[pathname] ?? [])].map(([keys, meaning]) => (
            <div key={keys} className="contents">
              <dt>
                <kbd className="rounded border border-line bg-raised px-1.5 font-sans">{keys}</kbd>
              </dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <Button data-autofocus="" className="self-end" onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
