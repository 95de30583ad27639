/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { IsoDate, ContractMonth } from '@cushing/products';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Refined products against the crude that they are made of. */
export type CrackSpreadKind =
  /** (2 RB + 1 HO) × 42 gal/bbl less 3 CL, for each of the 3 barrels of crude. */
  | 'CRACK_321'
  /** RB × 42 gal/bbl less CL. */
  | 'GASOLINE'
  /** HO × 42 gal/bbl less CL. */
  | 'HEATING_OIL';

/** Which way a forward curve runs, over all its points. */
export type CurveStructure =
  /** It never rises from one contract to the next, and falls somewhere. */
  | 'BACKWARDATION'
  /** It never falls from one contract to the next, and rises somewhere. */
  | 'CONTANGO'
  /** It does both, or neither. */
  | 'MIXED';

/** Where the prices of a product come from. */
export type MarketSource =
  /** Files that were imported. */
  | 'IMPORTED'
  /** The demo market: made up, for a first look. */
  | 'SIMULATED';

/** A product by its exchange code. */
export type ProductCode =
  /** Brent Crude Oil Last Day, USD/bbl. */
  | 'BZ'
  /** WTI Light Sweet Crude Oil, USD/bbl. */
  | 'CL'
  /** NY Harbor ULSD (heating oil), USD/gal. */
  | 'HO'
  /** Henry Hub Natural Gas, USD/MMBtu. */
  | 'NG'
  /** RBOB Gasoline, USD/gal. */
  | 'RB';

/** How a continuous history closes the gap where one contract follows another. */
export type RollAdjustment =
  /** Earlier prices are shifted by the gap at each roll, so that daily changes are those of the contract held. */
  | 'DIFFERENCE'
  /** Not at all: prices as they settled. */
  | 'NONE'
  /** Earlier prices are scaled by the ratio at each roll, so that daily returns are those of the contract held. */
  | 'RATIO';

export type ProductsQueryVariables = Exact<{ [key: string]: never; }>;


export type ProductsQuery = { readonly products: ReadonlyArray<{ readonly code: ProductCode, readonly name: string, readonly quotation: string, readonly priceDecimals: number, readonly tickSize: number, readonly tickValue: number, readonly source: MarketSource | null, readonly firstTradeDate: IsoDate | null, readonly lastTradeDate: IsoDate | null }> };

export type FuturesBoardQueryVariables = Exact<{
  product: ProductCode;
  asOf?: IsoDate | null | undefined;
}>;


export type FuturesBoardQuery = { readonly futuresBoard: { readonly product: ProductCode, readonly source: MarketSource, readonly tradeDate: IsoDate, readonly previousTradeDate: IsoDate | null, readonly rows: ReadonlyArray<{ readonly symbol: string, readonly deliveryMonth: ContractMonth, readonly expiry: IsoDate, readonly nearby: number, readonly settle: number, readonly change: number | null, readonly changePercent: number | null, readonly open: number | null, readonly high: number | null, readonly low: number | null, readonly volume: number | null, readonly openInterest: number | null, readonly openInterestChange: number | null }> } };

export type ForwardCurvesQueryVariables = Exact<{
  product: ProductCode;
  asOf?: ReadonlyArray<IsoDate> | IsoDate | null | undefined;
}>;


export type ForwardCurvesQuery = { readonly forwardCurve: ReadonlyArray<{ readonly tradeDate: IsoDate, readonly source: MarketSource, readonly structure: CurveStructure, readonly points: ReadonlyArray<{ readonly symbol: string, readonly deliveryMonth: ContractMonth, readonly expiry: IsoDate, readonly settle: number }> }> };

export type ContractHistoryQueryVariables = Exact<{
  symbol: string;
  from?: IsoDate | null | undefined;
  to?: IsoDate | null | undefined;
}>;


export type ContractHistoryQuery = { readonly futuresHistory: ReadonlyArray<{ readonly tradeDate: IsoDate, readonly symbol: string, readonly source: MarketSource, readonly open: number | null, readonly high: number | null, readonly low: number | null, readonly settle: number, readonly volume: number | null, readonly openInterest: number | null }> };

export type ContinuousHistoryQueryVariables = Exact<{
  product: ProductCode;
  nth: number;
  from?: IsoDate | null | undefined;
  to?: IsoDate | null | undefined;
  adjustment: RollAdjustment;
}>;


export type ContinuousHistoryQuery = { readonly continuousHistory: ReadonlyArray<{ readonly tradeDate: IsoDate, readonly symbol: string, readonly source: MarketSource, readonly open: number | null, readonly high: number | null, readonly low: number | null, readonly settle: number, readonly volume: number | null, readonly openInterest: number | null }> };

export type CalendarSpreadsQueryVariables = Exact<{
  product: ProductCode;
  asOf?: IsoDate | null | undefined;
  months: number;
}>;


export type CalendarSpreadsQuery = { readonly calendarSpreads: ReadonlyArray<{ readonly symbol: string, readonly source: MarketSource, readonly tradeDate: IsoDate, readonly value: number, readonly change: number | null, readonly near: { readonly symbol: string, readonly deliveryMonth: ContractMonth }, readonly far: { readonly symbol: string } }> };

export type CrackSpreadQueryVariables = Exact<{
  kind: CrackSpreadKind;
  from?: IsoDate | null | undefined;
  to?: IsoDate | null | undefined;
  nth: number;
}>;


export type CrackSpreadQuery = { readonly crackSpread: ReadonlyArray<{ readonly tradeDate: IsoDate, readonly source: MarketSource, readonly value: number, readonly legs: ReadonlyArray<{ readonly symbol: string, readonly settle: number, readonly weight: number }> }> };

export type MarketChangedSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type MarketChangedSubscription = { readonly marketChanged: { readonly importId: string, readonly at: string, readonly products: ReadonlyArray<ProductCode>, readonly spotSeries: ReadonlyArray<string> } };


export const ProductsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"products"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quotation"}},{"kind":"Field","name":{"kind":"Name","value":"priceDecimals"}},{"kind":"Field","name":{"kind":"Name","value":"tickSize"}},{"kind":"Field","name":{"kind":"Name","value":"tickValue"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"firstTradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"lastTradeDate"}}]}}]}}]} as unknown as DocumentNode<ProductsQuery, ProductsQueryVariables>;
export const FuturesBoardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FuturesBoard"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"futuresBoard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"previousTradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryMonth"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"nearby"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"changePercent"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"openInterest"}},{"kind":"Field","name":{"kind":"Name","value":"openInterestChange"}}]}}]}}]}}]} as unknown as DocumentNode<FuturesBoardQuery, FuturesBoardQueryVariables>;
export const ForwardCurvesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ForwardCurves"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"forwardCurve"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"structure"}},{"kind":"Field","name":{"kind":"Name","value":"points"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryMonth"}},{"kind":"Field","name":{"kind":"Name","value":"expiry"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}}]}}]}}]}}]} as unknown as DocumentNode<ForwardCurvesQuery, ForwardCurvesQueryVariables>;
export const ContractHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContractHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"futuresHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"openInterest"}}]}}]}}]} as unknown as DocumentNode<ContractHistoryQuery, ContractHistoryQueryVariables>;
export const ContinuousHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ContinuousHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"nth"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"adjustment"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RollAdjustment"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"continuousHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"nth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"nth"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"adjustment"},"value":{"kind":"Variable","name":{"kind":"Name","value":"adjustment"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"volume"}},{"kind":"Field","name":{"kind":"Name","value":"openInterest"}}]}}]}}]} as unknown as DocumentNode<ContinuousHistoryQuery, ContinuousHistoryQueryVariables>;
export const CalendarSpreadsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CalendarSpreads"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"product"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ProductCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"months"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"calendarSpreads"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"product"},"value":{"kind":"Variable","name":{"kind":"Name","value":"product"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}},{"kind":"Argument","name":{"kind":"Name","value":"months"},"value":{"kind":"Variable","name":{"kind":"Name","value":"months"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"near"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"deliveryMonth"}}]}},{"kind":"Field","name":{"kind":"Name","value":"far"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"change"}}]}}]}}]} as unknown as DocumentNode<CalendarSpreadsQuery, CalendarSpreadsQueryVariables>;
export const CrackSpreadDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CrackSpread"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"kind"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CrackSpreadKind"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Date"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"nth"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"crackSpread"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"Variable","name":{"kind":"Name","value":"kind"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"nth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"nth"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tradeDate"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"legs"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"settle"}},{"kind":"Field","name":{"kind":"Name","value":"weight"}}]}}]}}]}}]} as unknown as DocumentNode<CrackSpreadQuery, CrackSpreadQueryVariables>;
export const MarketChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MarketChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketChanged"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"importId"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"products"}},{"kind":"Field","name":{"kind":"Name","value":"spotSeries"}}]}}]}}]} as unknown as DocumentNode<MarketChangedSubscription, MarketChangedSubscriptionVariables>;