/** Answers that are the same for everyone until the market changes: executed once, serialised once. */
import { OperationTypeNode } from 'graphql';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { Kind } from 'graphql';
import QuickLRU from 'quick-lru';
import { Extensions } from 'type-graphql';

/** Different answers kept; with the bound on each, some 80 MB at the most. */
const KEPT_ANSWERS = 256;
/** Longer answers are rare and dear to keep; they are executed each time. */
const LONGEST_KEPT_ANSWER = 64 * 1024;

type AnswerData = Readonly<Record<string, unknown>>;

/** Marks a root field whose answer depends on its arguments and the market alone, never on who asks or on the time. */
export function SharedAnswer(): MethodDecorator & PropertyDecorator & ClassDecorator {
  return Extensions({ isShared: true });
}

/** @returns whether every root field of a query is marked as shared; fragments at the root are not looked into */
export function isShared(schema: GraphQLSchema, operation: OperationDefinitionNode): boolean {
  const fields = schema.getQueryType()?.getFields() ?? {};
  return (
    operation.operation === OperationTypeNode.QUERY &&
    operation.selectionSet.selections.every(
      (selection) => selection.kind === Kind.FIELD && fields[selection.name.value]?.extensions['isShared'] === true,
    )
  );
}

/** The answers kept. What was begun before a change is not kept after it. */
export class SharedAnswers {
  #byOperation = new QuickLRU<string, AnswerData>({ maxSize: KEPT_ANSWERS });
  /** The text of each answer kept; a text lives as long as its data. */
  readonly #texts = new WeakMap<AnswerData, string>();
  #generation = 0;

  /** Forgets everything: the market changed. */
  forget(): void {
    this.#generation += 1;
    this.#byOperation = new QuickLRU({ maxSize: KEPT_ANSWERS });
  }

  /** @returns what `keep` is to be given, taken before the operation runs */
  get generation(): number {
    return this.#generation;
  }

  /** @param key the operation and its variables */
  find(key: string): AnswerData | undefined {
    return this.#byOperation.get(key);
  }

  /** Keeps an answer that is complete and without errors, unless the market changed while it was made. */
  keep(key: string, data: AnswerData, generation: number): void {
    if (generation !== this.#generation || this.#texts.has(data)) return;
    const text = JSON.stringify({ data });
    this.#texts.set(data, text);
    if (text.length <= LONGEST_KEPT_ANSWER) this.#byOperation.set(key, data);
  }

  /** @returns the serialised answer of data that passed through `keep` */
  textOf(data: unknown): string | undefined {
    return typeof data === 'object' && data !== null ? this.#texts.get(data as AnswerData) : undefined; // a lookup by identity
  }
}
