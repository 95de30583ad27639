/** An operation for each root field of the schema, with arguments that are of their types and mean nothing. */
import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { GraphQLInputType, GraphQLSchema } from 'graphql';

import { ACCESS } from '../../src/graphql/access-rules.js';
import type { Access } from '../../src/graphql/access-rules.js';

export interface RootField {
  readonly type: keyof typeof ACCESS;
  readonly name: string;
  readonly access: Access;
  readonly document: string;
}

/** Every field that the table of rules names; a test of the table says that it names all. */
export function rootFields(schema: GraphQLSchema): readonly RootField[] {
  return Object.entries(ACCESS).flatMap(([typeName, rules]) =>
    Object.entries(rules).map(([name, access]) => {
      const type = typeName as RootField['type']; // its own keys
      const parent = schema.getType(type);
      if (!isObjectType(parent)) throw new TypeError(`${type} is no object type`);
      const field = parent.getFields()[name]!;
      const needed = field.args.filter((argument) => isNonNullType(argument.type));
      const given = needed.map((argument) => `${argument.name}: ${literal(argument.type)}`).join(', ');
      const selection = isCompositeType(getNamedType(field.type)) ? '{ __typename }' : '';
      const document = `${type.toLowerCase()} { ${name}${given === '' ? '' : `(${given})`} ${selection} }`;
      return { type, name, access, document };
    }),
  );
}

function literal(type: GraphQLInputType): string {
  if (isNonNullType(type)) return literal(type.ofType);
  if (isListType(type)) return `[${literal(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
    return `{ ${needed.map((field) => `${field.name}: ${literal(field.type)}`).join(', ')} }`;
  }
  if (type.name === 'Boolean') return 'true';
  if (type.name === 'Int' || type.name === 'Float') return '1';
  if (type.name === 'Date') return '"2020-04-20"';
  return '"CLK20"';
}
