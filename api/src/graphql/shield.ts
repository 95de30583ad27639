/** Puts the table of access rules before the resolvers, by graphql-shield. */
import type { GraphQLFieldResolver, GraphQLResolveInfo, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { Kind, defaultFieldResolver, isObjectType } from 'graphql';

import { AppError } from '../shared/errors.js';
import type { Identity } from '../slices/accounts/index.js';
import { ACCESS, refusalOf } from './access-rules.js';
import type { Access } from './access-rules.js';
import type { Context } from './context.js';
import { graphqlShield } from './commonjs-doorway.js';

const { rule, shield } = graphqlShield;
const deny: Rule = graphqlShield.deny;

type Rule = typeof graphqlShield.deny | ReturnType<ReturnType<typeof graphqlShield.rule>>;
type Resolve = GraphQLFieldResolver<unknown, Context, Record<string, unknown>>;
/** Arguments as the field was given them, which the resolver itself knows the type of. */
type Call = [source: unknown, parameters: Record<string, unknown>, context: Context, info: GraphQLResolveInfo];
type Middleware = (resolve: Resolve, ...call: Call) => unknown;
type GeneratedRule = Middleware | { readonly resolve: Middleware };

const rules = new Map<Access, Rule>();

/** @returns the one rule of its name, as shield wants it */
function ruleOf(access: Access): Rule {
  const known = rules.get(access);
  if (known !== undefined) return known;
  const made = rule(`access ${access}`, { cache: 'no_cache' })(
    (_source: unknown, _parameters: unknown, { identity }: Context) => refusalOf(access, identity) ?? true,
  );
  rules.set(access, made);
  return made;
}

function rulesOf(fields: Readonly<Record<string, Access>>): Readonly<Record<string, Rule>> {
  return { '*': deny, ...Object.fromEntries(Object.entries(fields).map(([field, access]) => [field, ruleOf(access)])) };
}

/**
 * Puts the rules before the resolvers of the root types, and before `subscribe`, which shield itself leaves open.
 * Other types stay as they are: wrapping every field of every type would quadruple the cost of a list.
 *
 * @param schema changed in place
 */
export function guardSchema(schema: GraphQLSchema): void {
  const table = Object.fromEntries(Object.entries(ACCESS).map(([type, fields]) => [type, rulesOf(fields)]));
  const middleware = shield(table, {
    fallbackRule: deny,
    fallbackError: refusal,
    allowExternalErrors: true,
  }).generate(schema) as Record<string, Record<string, GeneratedRule>>; // typed as a tree of any
  for (const typeName of Object.keys(ACCESS)) {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new TypeError(`there are rules for ${typeName}, which is no object type`);
    for (const field of Object.values(type.getFields())) {
      const generated = middleware[typeName]?.[field.name];
      if (generated === undefined) throw new TypeError(`shield made no rule for ${typeName}.${field.name}`);
      const before = typeof generated === 'function' ? generated : generated.resolve;
      const { resolve = defaultFieldResolver, subscribe } = field;
      if (subscribe === undefined) field.resolve = (...call: Call) => before(resolve, ...call);
      else field.subscribe = (...call: Call) => before(subscribe, ...call);
    }
  }
}

/** @returns whether every root field of a query may be asked for; where fragments stand at the root, no */
export function mayAskAll(operation: OperationDefinitionNode, identity: Identity): boolean {
  return operation.selectionSet.selections.every(
    (selection) =>
      selection.kind === Kind.FIELD && refusalOf(ACCESS.Query[selection.name.value], identity) === undefined,
  );
}

/** What a denied caller is told; an error that a rule or a resolver threw passes through as it is. */
function refusal(thrown: unknown): Error {
  if (thrown instanceof Error) return thrown;
  return new AppError('FORBIDDEN', 'You may not ask for this.');
}
