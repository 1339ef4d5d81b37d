/** Values are taken in billionths: 2/3 and .666666667 then mean the same, and sums are exact. */
export const valueUnits = 1_000_000_000;

/** Scores have five decimals. */
export const scoreUnits = 100_000;
