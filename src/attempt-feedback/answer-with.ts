import type { Response } from 'express';
import type { OpenedFeedback } from './feedback-reading.service.js';
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

/** The same for who asks: 200 where there is feedback already, with where it is. */
export function answerAsking(opened: OpenedFeedback, response: Response): FeedbackResponse {
  const { id, result } = opened.shown.request;
  if (result !== null) response.status(200).location(`/v1/feedback/${id}`);
  return answerWith(opened, response);
}
