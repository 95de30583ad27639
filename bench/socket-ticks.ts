/** The same ticks for every server that is measured: five contracts, ten times a second. */
export const SYMBOLS = ['CLF28', 'CLG28', 'CLH28', 'CLJ28', 'CLK28'] as const;

export const TICK_FIELDS = 'symbol product status bid ask last size volume change changePct time sequence isSnapshot';
