// breaks: slices-know-no-transport
import type { GraphQLSchema } from 'graphql';

export type Schema = GraphQLSchema;
