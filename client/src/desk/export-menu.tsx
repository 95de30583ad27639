import { Menu } from '../ui/menu.js';
import type { MenuItem } from '../ui/menu.js';

/** @param what the panel shows, as in `the forward curve` */
export function ExportMenu({ what, items }: { readonly what: string; readonly items: readonly MenuItem[] }) {
  return (
    <Menu label={`Export ${what}`} items={items}>
      Export
    </Menu>
  );
}
