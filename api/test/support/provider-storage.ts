import type { Adapter, AdapterFactory, AdapterPayload } from 'oidc-provider';

/** What a local provider remembers, for as long as a test runs. */
export function providerStorage(): AdapterFactory {
  const entries = new Map<string, AdapterPayload>();
  return (model): Adapter => {
    const ofModel = () => [...entries].filter(([key]) => key.startsWith(`${model}:`)).map(([, payload]) => payload);
    return {
      upsert(id, payload) {
        entries.set(`${model}:${id}`, payload);
        return Promise.resolve();
      },
      find: (id) => Promise.resolve(entries.get(`${model}:${id}`)),
      findByUid: (uid) => Promise.resolve(ofModel().find((payload) => payload.uid === uid)),
      findByUserCode: () => Promise.resolve(undefined),
      destroy(id) {
        entries.delete(`${model}:${id}`);
        return Promise.resolve();
      },
      consume(id) {
        const key = `${model}:${id}`;
        entries.set(key, { ...entries.get(key), consumed: Math.floor(Date.now() / 1_000) });
        return Promise.resolve();
      },
      revokeByGrantId(grantId) {
        for (const [key, payload] of entries) if (payload.grantId === grantId) entries.delete(key);
        return Promise.resolve();
      },
    };
  };
}
