/** What a memory of readings has to offer: a map, or one that forgets the least used. */
interface Memory<Key, Value> {
  get(key: Key): Promise<Value> | undefined;
  set(key: Key, value: Promise<Value>): unknown;
  delete(key: Key): unknown;
}

/** Shares one reading among all who ask for it, also while it is under way; a failed one is not kept. */
export function remember<Key, Value>(memory: Memory<Key, Value>, key: Key, read: () => Promise<Value>): Promise<Value> {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const reading = read().catch((error: unknown) => {
    // What was forgotten meanwhile may be read anew by now.
    if (memory.get(key) === reading) memory.delete(key);
    throw error;
  });
  memory.set(key, reading);
  return reading;
}
