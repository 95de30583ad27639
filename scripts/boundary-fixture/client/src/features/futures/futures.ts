export const futures = 1;
