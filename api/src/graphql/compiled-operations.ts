/** Documents that were parsed and found valid, and the functions that graphql-jit compiled of them. */
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
    if (operations === undefined) this.#compiled.set(document, (operations = new Map()));
    const name = operationName ?? '';
    let operation = operations.get(name);
    if (operation === undefined) {
      operation = compileQuery(this.#schema, document, operationName, { disablingCapturingStackErrors: true });
      // A name that the document does not have is the caller's to choose: only real ones are kept.
      if (isCompiledQuery(operation)) operations.set(name, operation);
    }
    return operation;
  }
}
