import { Button } from '../ui/button.js';
import { Dialog } from '../ui/dialog.js';

const KEYS: readonly (readonly [string, string])[] = [
  ['Ctrl K', 'Go to a product, contract or date'],
  ['1 … 5', 'Product'],
  ['[ and ]', 'Trade date before and after'],
  ['l', 'Latest trade date'],
  ['c and s', 'Contracts, calendar spreads'],
  ['t', 'Next theme'],
  ['?', 'These keys'],
  ['Arrows', 'In a chart: read its values; in a table: walk its rows'],
  ['Enter', 'In a chart or table: choose the contract'],
];

/** Every key that the page knows. */
export function KeysDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  return (
    <Dialog label="Keyboard shortcuts" isOpen={isOpen} onClose={onClose}>
      <div className="flex flex-col gap-3 p-4">
        <h2 className="text-base font-semibold">Keyboard shortcuts</h2>
        <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
          {KEYS.map(([keys, meaning]) => (
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
