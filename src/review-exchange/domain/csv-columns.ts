/** The columns of a review log as the tools of the field read and write it, in their order. */
export const CSV_COLUMNS = [
  'card_id',
  'review_time',
  'review_rating',
  'review_state',
  'review_duration',
] as const;

export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** Where in a line each column stands; null for one the file does not have. */
export type CsvLayout = Readonly<Record<CsvColumn, number | null>>;
