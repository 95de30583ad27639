/** Proves that the committed SDL is the schema, that every field says what it is, and that every root field has a rule. */
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';
import { getNamedType, isEnumType, isObjectType, lexicographicSortSchema, printSchema } from 'graphql';

import { ACCESS } from './access-rules.js';
import { buildSchema } from './schema.js';

const schema = buildSchema();
const ownTypes = Object.values(schema.getTypeMap()).filter((type) => !type.name.startsWith('__'));

describe('the schema', () => {
  test('is the committed SDL', () => {
    const committed = readFileSync(new URL('../../../schema/schema.graphql', import.meta.url), 'utf8');
    expect(`${printSchema(lexicographicSortSchema(schema))}\n`).toBe(committed);
  });

  test('describes every type, field, argument and enum value of its own', () => {
    const silent = ownTypes.flatMap((type) => {
      if (isEnumType(type)) {
        return type.getValues().flatMap((value) => (value.description ? [] : [`${type.name}.${value.name}`]));
      }
      if (!isObjectType(type)) return [];
      const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
      const own = type.description || roots.includes(type) ? [] : [type.name];
      const fields = Object.values(type.getFields()).flatMap((field) => [
        ...(field.description ? [] : [`${type.name}.${field.name}`]),
        ...field.args.flatMap((arg) => (arg.description ? [] : [`${type.name}.${field.name}(${arg.name})`])),
      ]);
      return [...own, ...fields];
    });
    expect(silent).toEqual([]);
  });

  test('gives every number that may be a price, a size or a count its meaning in words', () => {
    const numbers = ownTypes.flatMap((type) =>
      isObjectType(type)
        ? Object.values(type.getFields()).filter((field) => ['Float', 'Int'].includes(getNamedType(field.type).name))
        : [],
    );
    expect(numbers.length).toBeGreaterThan(20);
    for (const field of numbers) expect(field.description?.length ?? 0).toBeGreaterThan(10);
  });

  test('has a rule for every root field and no rule without a field', () => {
    for (const [typeName, rules] of Object.entries(ACCESS)) {
      const type = schema.getType(typeName);
      if (!isObjectType(type)) throw new Error(`${typeName} is no object type`);
      expect(Object.keys(rules).sort()).toEqual(Object.keys(type.getFields()).sort());
    }
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    expect(Object.keys(ACCESS)).toEqual(roots.map((type) => type?.name));
  });
});
