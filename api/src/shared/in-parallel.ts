/**
 * Does the work for each item, a bounded number of them at a time.
 *
 * @param width how many at a time, ≥ 1
 * @returns the results in the order of the items
 * @throws what the first failing work threw; what is under way then ends, no more is begun
 */
export async function inParallel<Item, Result>(
  items: readonly Item[],
  width: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const waiting = items.entries();
  let isFailed = false;
  const hands = Array.from({ length: Math.min(width, items.length) }, async () => {
    // One iterator for all hands: each takes what the others have not.
    for (const [index, item] of waiting) {
      try {
        results[index] = await work(item);
      } catch (error) {
        isFailed = true;
        throw error;
      }
      if (isFailed) return;
    }
  });
  await Promise.all(hands);
  return results;
}
