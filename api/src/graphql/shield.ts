/** Who may ask what: one table, deny by default. */
import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema } from 'graphql';
import { defaultFieldResolver, isObjectType } from 'graphql';

import { AppError } from '../shared/errors.js';
import type { Context } from './context.js';
import { graphqlShield } from './commonjs-doorway.js';

const { shield } = graphqlShield;
const allow: Rule = graphqlShield.allow;
const deny: Rule = graphqlShield.deny;

type Rule = typeof graphqlShield.allow | typeof graphqlShield.deny;

/** The rule of every root field. A field that is missing here is refused, and a test finds it. */
export const RULES: Readonly<Record<'Query' | 'Subscription', Readonly<Record<string, Rule>>>> = {
  Query: {
    '*': deny,
    products: allow,
    product: allow,
    futuresContract: allow,
    futuresBoard: allow,
    futuresHistory: allow,
    continuousHistory: allow,
    forwardCurve: allow,
    tradeDates: allow,
    calendarSpreads: allow,
    crackSpread: allow,
    spotSeries: allow,
    spotHistory: allow,
  },
  Subscription: {
    '*': deny,
    marketChanged: allow,
  },
};

type Resolve = GraphQLFieldResolver<unknown, Context, Record<string, unknown>>;
/** Arguments as the field was given them, which the resolver itself knows the type of. */
type Call = [source: unknown, parameters: Record<string, unknown>, context: Context, info: GraphQLResolveInfo];
type Middleware = (resolve: Resolve, ...call: Call) => unknown;
type GeneratedRule = Middleware | { readonly resolve: Middleware };

/**
 * Puts the rules before the resolvers of the types that have any, and before `subscribe`, which shield itself
 * leaves open. Other types stay as they are: wrapping every field of every type would quadruple the cost of a list.
 *
 * @param schema changed in place
 */
export function guardSchema(schema: GraphQLSchema): void {
  const middleware = shield(RULES, {
    fallbackRule: deny,
    fallbackError: refusal,
    allowExternalErrors: true,
  }).generate(schema) as Record<string, Record<string, GeneratedRule>>; // typed as a tree of any
  for (const typeName of Object.keys(RULES)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new TypeError(`there are rules for ${typeName}, which is no object type`);
    for (const field of Object.values(type.getFields())) {
      const generated = middleware[typeName]?.[field.name];
      if (generated === undefined) throw new TypeError(`shield made no rule for ${typeName}.${field.name}`);
      const rule = typeof generated === 'function' ? generated : generated.resolve;
      const { resolve = defaultFieldResolver, subscribe } = field;
      if (subscribe === undefined) field.resolve = (...call: Call) => rule(resolve, ...call);
      else field.subscribe = (...call: Call) => rule(subscribe, ...call);
    }
  }
}

/** What a denied caller is told; an error that a resolver threw passes through as it is. */
function refusal(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return new AppError('FORBIDDEN', 'You may not ask for this.');
}
