import { registerEnumType } from 'type-graphql';

/* type-graphql wants an object of names for each enum; the domain's own unions are checked against them. */

import type { CurveStructure } from '@cushing/curves';
import type { ProductCode } from '@cushing/products';

import type { CrackSpreadKind, MarketSource, RollAdjustment, SpreadMatching } from '../../slices/market/index.js';
import type { Change } from '../../slices/market/index.js';
import type { CurveMode } from '../../slices/quotes/index.js';

type EnumOf<Name extends string> = { readonly [Key in Name]: Key };

export const ProductCodeEnum: EnumOf<ProductCode> = { CL: 'CL', BZ: 'BZ', NG: 'NG', HO: 'HO', RB: 'RB' };
registerEnumType(ProductCodeEnum, {
  name: 'ProductCode',
  description: 'A product by its exchange code.',
  valuesConfig: {
    CL: { description: 'WTI Light Sweet Crude Oil, USD/bbl.' },
    BZ: { description: 'Brent Crude Oil Last Day, USD/bbl.' },
    NG: { description: 'Henry Hub Natural Gas, USD/MMBtu.' },
    HO: { description: 'NY Harbor ULSD (heating oil), USD/gal.' },
    RB: { description: 'RBOB Gasoline, USD/gal.' },
  },
});

export const MarketSourceEnum: EnumOf<MarketSource> = { SIMULATED: 'SIMULATED', IMPORTED: 'IMPORTED' };
registerEnumType(MarketSourceEnum, {
  name: 'MarketSource',
  description: 'Where the prices of a product come from.',
  valuesConfig: {
    SIMULATED: { description: 'The demo market: made up, for a first look.' },
    IMPORTED: { description: 'Files that were imported.' },
  },
});

export const UnitOfMeasureEnum: EnumOf<'BBL' | 'MMBTU' | 'GAL'> = { BBL: 'BBL', MMBTU: 'MMBTU', GAL: 'GAL' };
registerEnumType(UnitOfMeasureEnum, {
  name: 'UnitOfMeasure',
  description: 'The unit that a contract is sized in.',
  valuesConfig: {
    BBL: { description: 'Barrels of 42 US gallons.' },
    MMBTU: { description: 'Million British thermal units.' },
    GAL: { description: 'US gallons.' },
  },
});

export const SettlementMethodEnum: EnumOf<'PHYSICAL' | 'CASH'> = { PHYSICAL: 'PHYSICAL', CASH: 'CASH' };
registerEnumType(SettlementMethodEnum, {
  name: 'SettlementMethod',
  description: 'What happens with a contract that is held to its end.',
  valuesConfig: {
    PHYSICAL: { description: 'It is delivered.' },
    CASH: { description: 'It is paid out against an index.' },
  },
});

export const CurveStructureEnum: EnumOf<CurveStructure> = {
  CONTANGO: 'CONTANGO',
  BACKWARDATION: 'BACKWARDATION',
  MIXED: 'MIXED',
};
registerEnumType(CurveStructureEnum, {
  name: 'CurveStructure',
  description: 'Which way a forward curve runs, over all its points.',
  valuesConfig: {
    CONTANGO: { description: 'It never falls from one contract to the next, and rises somewhere.' },
    BACKWARDATION: { description: 'It never rises from one contract to the next, and falls somewhere.' },
    MIXED: { description: 'It does both, or neither.' },
  },
});

export const RollAdjustmentEnum: EnumOf<RollAdjustment> = { NONE: 'NONE', DIFFERENCE: 'DIFFERENCE', RATIO: 'RATIO' };
registerEnumType(RollAdjustmentEnum, {
  name: 'RollAdjustment',
  description: 'How a continuous history closes the gap where one contract follows another.',
  valuesConfig: {
    NONE: { description: 'Not at all: prices as they settled.' },
    DIFFERENCE: {
      description:
        'Earlier prices are shifted by the gap at each roll, so that daily changes are those of the contract held.',
    },
    RATIO: {
      description:
        'Earlier prices are scaled by the ratio at each roll, so that daily returns are those of the contract held.',
    },
  },
});

export const CrackSpreadKindEnum: EnumOf<CrackSpreadKind> = {
  CRACK_321: 'CRACK_321',
  GASOLINE: 'GASOLINE',
  HEATING_OIL: 'HEATING_OIL',
};
registerEnumType(CrackSpreadKindEnum, {
  name: 'CrackSpreadKind',
  description: 'Refined products against the crude that they are made of.',
  valuesConfig: {
    CRACK_321: { description: '(2 RB + 1 HO) × 42 gal/bbl less 3 CL, for each of the 3 barrels of crude.' },
    GASOLINE: { description: 'RB × 42 gal/bbl less CL.' },
    HEATING_OIL: { description: 'HO × 42 gal/bbl less CL.' },
  },
});

export const SpreadMatchingEnum: EnumOf<SpreadMatching> = { NEARBY: 'NEARBY', DELIVERY_MONTH: 'DELIVERY_MONTH' };
registerEnumType(SpreadMatchingEnum, {
  name: 'SpreadMatching',
  description: 'Which contracts of the legs meet.',
  valuesConfig: {
    NEARBY: { description: "Each product's own nth contract on the day." },
    DELIVERY_MONTH: { description: "All of the delivery month of crude's nth contract, which stops trading first." },
  },
});

export const ChangeStatusEnum: EnumOf<Change['changeStatus']> = {
  OK: 'OK',
  NO_PREVIOUS_SETTLE: 'NO_PREVIOUS_SETTLE',
};
registerEnumType(ChangeStatusEnum, {
  name: 'ChangeStatus',
  description: 'Whether there is a change, or why not.',
  valuesConfig: {
    OK: { description: 'There is one.' },
    NO_PREVIOUS_SETTLE: { description: 'The contract has no settlement on the trade date before.' },
  },
});

export const CurveModeEnum: EnumOf<CurveMode> = { SETTLED: 'SETTLED', LIVE: 'LIVE' };
registerEnumType(CurveModeEnum, {
  name: 'CurveMode',
  description: 'What the prices of a curve are.',
  valuesConfig: {
    SETTLED: { description: 'Settles of one trade date.' },
    LIVE: { description: 'The latest prices, and the latest settle of contracts that have none.' },
  },
});
