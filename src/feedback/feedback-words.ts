import type { FeedbackFault } from './domain/feedback-fault.js';

export { coverageStatuses } from './domain/criterion-coverage.js';
export { feedbackFaults } from './domain/feedback-fault.js';
export { feedbackStates } from './domain/feedback-request.js';
export { feedbackFlags } from './domain/feedback.js';

/** What a fault means to whoever waits for feedback. */
export const faultSentences: Readonly<Record<FeedbackFault, string>> = {
  PROVIDER_AUTH: 'The server that is asked does not accept our key; the operator has to mend it.',
  PROVIDER_MISCONFIGURED:
    'The server that is asked does not know what we ask for; the operator has to mend it.',
  PROVIDER_BUSY: 'The server that is asked has too much to do. Try again later.',
  PROVIDER_QUOTA: 'The operator has nothing left at the server that is asked.',
  PROVIDER_UNAVAILABLE:
    'The server that is asked cannot be reached, or nobody came to ask it in time. Try again later.',
  PROVIDER_TIMEOUT: 'The server that is asked took too long. Try again later.',
  TRUNCATED: 'The model did not come to an end. Try again, or ask about a shorter answer.',
  REFUSED: 'The model would not speak about this answer.',
  INVALID_OUTPUT: 'What the model said could not be used. Try again.',
  CANCELLED: 'You called it off.',
};
