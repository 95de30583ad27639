import { useApolloClient } from '@apollo/client/react';
import type { ContractMonth, OptionSeries } from '@cushing/products';
import { useEffect, useMemo, useState } from 'react';

import { OptionChainDocument } from '../../gql/graphql.js';
import type { OptionChainQueryVariables } from '../../gql/graphql.js';
import { errorText } from '../../lib/error-text.js';
import type { Chain, Expiry } from './chain-market.js';
import type { Leg } from './strategy-legs.js';

/** The chain that a leg is of. */
export type LegChain =
  | { readonly status: 'LOADING' }
  | { readonly status: 'FAILED'; readonly message: string }
  | { readonly status: 'SHOWN'; readonly chain: Chain };

/** By `chainKey`; an expiry that is not listed is absent. */
export type LegChains = ReadonlyMap<string, LegChain>;

interface Answer {
  /** What was asked, as text. */
  readonly asked: string;
  readonly chain: LegChain;
}

export function chainKey(series: OptionSeries, month: ContractMonth): string {
  return `${series} ${month}`;
}

/** @returns the chains of all legs: the one that is shown, and those of other expiries, which are asked for */
export function useLegChains(
  shown: Chain,
  legs: readonly Leg[],
  expiries: readonly Expiry[],
  asOf: OptionChainQueryVariables['asOf'],
): LegChains {
  const client = useApolloClient();
  const [answers, setAnswers] = useState<ReadonlyMap<string, Answer>>(new Map());
  const wanted = JSON.stringify(otherExpiries(shown, legs, expiries, asOf));
  useEffect(() => {
    const questions = JSON.parse(wanted) as readonly Question[]; // as just written
    const subscriptions = questions.map(({ key, variables }) =>
      client.watchQuery({ query: OptionChainDocument, variables }).subscribe(({ data, error }) => {
        const chain = toLegChain(data?.optionChain as Chain | undefined, error);
        const answer: Answer = { asked: JSON.stringify(variables), chain };
        if (chain.status !== 'LOADING') setAnswers((before) => new Map([...before, [key, answer]]));
      }),
    );
    return () => {
      for (const subscription of subscriptions) subscription.unsubscribe();
    };
  }, [client, wanted]);
  return useMemo(() => {
    const questions = JSON.parse(wanted) as readonly Question[]; // as just written
    const chains = new Map<string, LegChain>([
      [chainKey(shown.series, shown.month), { status: 'SHOWN', chain: shown }],
    ]);
    for (const { key, variables } of questions) {
      const answer = answers.get(key);
      const isOfNow = answer?.asked === JSON.stringify(variables);
      chains.set(key, isOfNow ? answer.chain : { status: 'LOADING' });
    }
    return chains;
  }, [answers, wanted, shown]);
}

interface Question {
  readonly key: string;
  readonly variables: OptionChainQueryVariables;
}

function otherExpiries(
  shown: Chain,
  legs: readonly Leg[],
  expiries: readonly Expiry[],
  asOf: OptionChainQueryVariables['asOf'],
): readonly Question[] {
  const questions = new Map<string, Question>();
  for (const { instrument } of legs) {
    if (instrument.kind === 'FUTURE') continue;
    const { series, month } = instrument;
    if (series === shown.series && month === shown.month) continue;
    const listed = expiries.find((one) => one.series === series && one.month === month);
    if (listed === undefined) continue;
    const key = chainKey(series, month);
    questions.set(key, { key, variables: { product: shown.product, expiry: listed.expiry, series, asOf } });
  }
  return [...questions.values()];
}

function toLegChain(chain: Chain | undefined, error: unknown): LegChain {
  if (error !== undefined && error !== null) return { status: 'FAILED', message: errorText(error) };
  return chain === undefined ? { status: 'LOADING' } : { status: 'SHOWN', chain };
}
