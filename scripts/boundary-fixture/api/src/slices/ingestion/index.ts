export const ingestion = 1;
