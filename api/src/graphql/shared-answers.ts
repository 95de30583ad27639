/** Answers that are the same for everyone until the market changes: executed once, serialised once. */
import { OperationTypeNode } from 'graphql';
import type { GraphQLSchema, OperationDefinitionNode } from 'graphql';
import { Kind } from 'graphql';
import { Extensions } from 'type-graphql';

/** Characters of all answers kept, with their keys: a day of work of a desk. A character of these takes a byte. */
const KEPT_CHARACTERS = 64 * 1024 * 1024;
/** A longer answer would push out too many others. */
const LONGEST_KEPT_ANSWER = KEPT_CHARACTERS / 16;

/** Stands for the data of an answer whose text is kept. */
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

interface KeptAnswer {
  readonly text: string;
  /** What the text is found by again; it holds none of the values. */
  readonly data: AnswerData;
}

/** The texts of answers, the least recently asked for given up first. What was begun before a change is not kept after it. */
export class SharedAnswers {
  /** In the order in which they were last asked for. */
  readonly #byOperation = new Map<string, KeptAnswer>();
  readonly #texts = new WeakMap<object, string>();
  #characters = 0;
  #generation = 0;

  /** Forgets everything: the market changed. */
  forget(): void {
    this.#generation += 1;
    this.#byOperation.clear();
    this.#characters = 0;
  }

  /** @returns what `keep` is to be given, taken before the operation runs */
  get generation(): number {
    return this.#generation;
  }

  /**
   * @param key the operation and its variables
   * @returns what to answer with: `textOf` knows its text, the values themselves are gone
   */
  find(key: string): AnswerData | undefined {
    const known = this.#byOperation.get(key);
    if (known === undefined) return undefined;
    this.#byOperation.delete(key);
    this.#byOperation.set(key, known);
    return known.data;
  }

  /** Keeps an answer that is complete and without errors, unless the market changed while it was made. */
  keep(key: string, data: AnswerData, generation: number): void {
    if (generation !== this.#generation || this.#byOperation.has(key)) return;
    const text = JSON.stringify({ data });
    this.#texts.set(data, text);
    if (key.length + text.length > LONGEST_KEPT_ANSWER) return;
    const standIn = {};
    this.#texts.set(standIn, text);
    this.#byOperation.set(key, { text, data: standIn });
    this.#characters += key.length + text.length;
    for (const [oldest, { text: given }] of this.#byOperation) {
      if (this.#characters <= KEPT_CHARACTERS) break;
      this.#byOperation.delete(oldest);
      this.#characters -= oldest.length + given.length;
    }
  }

  /** @returns the serialised answer of data that was given to `keep` or came from `find` */
  textOf(data: unknown): string | undefined {
    return typeof data === 'object' && data !== null ? this.#texts.get(data) : undefined;
  }
}
