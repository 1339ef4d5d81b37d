/** Why there is no feedback. Stable: clients switch on these. What a provider said never reaches them. */
export const feedbackFaults = [
  'PROVIDER_AUTH',
  'PROVIDER_MISCONFIGURED',
  'PROVIDER_BUSY',
  'PROVIDER_QUOTA',
  'PROVIDER_UNAVAILABLE',
  'PROVIDER_TIMEOUT',
  'TRUNCATED',
  'REFUSED',
  'INVALID_OUTPUT',
  'CANCELLED',
] as const;
export type FeedbackFault = (typeof feedbackFaults)[number];
