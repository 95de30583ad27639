/** Now, in milliseconds since 1970-01-01 UTC. An argument wherever time matters, so that a test can stand still. */
export type Clock = () => number;
