/** What to do about a leech, to be shown beside it. */
export const LEECH_HINT =
  'You keep forgetting this one: repeating it as it is will not help. Split it into questions of one ' +
  'fact each, or forget it and learn it anew from the outline.';
