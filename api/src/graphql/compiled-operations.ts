/** Documents that were parsed and found valid, and the functions that graphql-jit compiled of them. */
import { Kind, getOperationAST, valueFromASTUntyped } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { CompiledQuery } from 'graphql-jit';
import QuickLRU from 'quick-lru';

/** Different documents kept: a client has a few dozen; a compiled one takes about 50 kB. */
const KEPT_DOCUMENTS = 500;

/** Keeps the latest valid documents by text hash. The compiled functions live as long as their document. */
export class CompiledOperations {
  readonly #schema: GraphQLSchema;
  readonly #documents = new QuickLRU<string, DocumentNode>({ maxSize: KEPT_DOCUMENTS });
  readonly #compiled = new WeakMap<DocumentNode, Map<string, CompiledQuery | ExecutionResult>>();

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** The documents in the form that Apollo Server keeps them in. */
  readonly documentStore = {
    get: (key: string): Promise<DocumentNode | undefined> => Promise.resolve(this.#documents.get(key)),
    set: (key: string, document: DocumentNode): Promise<void> => {
      this.#documents.set(key, document);
      return Promise.resolve();
    },
    delete: (key: string): Promise<boolean> => Promise.resolve(this.#documents.delete(key)),
  };

  /**
   * @param document a valid document, the same object each time it is asked for
   * @param operationName which of its operations; undefined where it has one
   * @returns the compiled operation, or the errors that say why there is none
   */
  compile(document: DocumentNode, operationName: string | undefined): CompiledQuery | ExecutionResult {
    let operations = this.#compiled.get(document);
    if (operations === undefined) this.#compiled.set(document, (operations = new Map<string, CompiledQuery>()));
    const name = operationName ?? '';
    let operation = operations.get(name);
    if (operation === undefined) {
      operation = compileQuery(this.#schema, document, operationName, { disablingCapturingStackErrors: true });
      // A name that the document does not have is the caller's to choose: only real ones are kept.
      if (isCompiledQuery(operation)) {
        operation = withDefaults(operation, defaultsOfRequired(document, operationName));
        operations.set(name, operation);
      }
    }
    return operation;
  }
}

type Values = Readonly<Record<string, unknown>>;

/** @returns the defaults of variables that may not be null, as in `$nth: Int! = 1` */
function defaultsOfRequired(document: DocumentNode, operationName: string | undefined): Values {
  const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
  return Object.fromEntries(
    definitions.flatMap(({ type, variable, defaultValue }) =>
      type.kind === Kind.NON_NULL_TYPE && defaultValue !== undefined
        ? [[variable.name.value, valueFromASTUntyped(defaultValue)]]
        : [],
    ),
  );
}

/** graphql-jit takes such a variable for missing where the caller left it out, so it is given the default as a value. */
function withDefaults(compiled: CompiledQuery, defaults: Values): CompiledQuery {
  if (Object.keys(defaults).length === 0) return compiled;
  const { query, subscribe } = compiled;
  return {
    ...compiled,
    query: (root, context, variables) => query(root, context, { ...defaults, ...variables }),
    ...(subscribe === undefined
      ? {}
      : { subscribe: (root, context, variables) => subscribe(root, context, { ...defaults, ...variables }) }),
  };
}
