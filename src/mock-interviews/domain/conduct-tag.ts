/** What a candidate says of how a round was conducted, the good and then the bad. */
export const conductTags = [
  'clear',
  'listened',
  'good-follow-ups',
  'well-paced',
  'friendly',
  'unclear',
  'interrupted',
  'no-follow-ups',
  'rushed',
  'distracted',
] as const;
export type ConductTag = (typeof conductTags)[number];
