import type { Response } from 'express';
import type { OpenedFeedback } from './feedback-desk.service.js';
import type { FeedbackResponse } from './feedback.dto.js';
import { toFeedbackResponse } from './to-feedback-response.js';

/** What is shown, with the ETag of the attempt that it may have changed. */
export function answerWith(
  { shown, attemptEtag }: OpenedFeedback,
  response: Response,
): FeedbackResponse {
  if (attemptEtag !== null) response.setHeader('Attempt-ETag', attemptEtag);
  return toFeedbackResponse(shown);
}
