import { lastingFault, type CallProblem } from './call-problem.js';
import type { ErrorReport } from './read-error.js';
import { refusedParameters, type Dialect, type RefusedParameter } from './dialect.js';
import type { FeedbackFault } from './feedback-fault.js';

const structureWords =
  /response_format|response_schema|json[ _]schema|json_object|structured[ _]output|guided|grammar|json_validate_failed|json mode/iu;
const filterWords = /content_filter|content_policy|ResponsibleAIPolicy|moderation|usage policy/iu;
const spentWords = /insufficient_quota/iu;
/** Those who are only told to slow down are told where to buy more as well. */
const paceWords =
  /rate_?limit|rate limit|per (?:second|minute|min|hour|day)|(?:retry|try again) in/iu;
const quotaWords =
  /insufficient[ _](?:credits|balance|funds)|credit balance|budget_exceeded|exceeded your current quota/iu;
const unknownWords =
  /unsupported|not support|unrecognized|unknown|unexpected|extra|not permitted|not allowed|instead/iu;
const contextWords = /context_length|context length|context window|too large|too long/iu;

const keyWords = /invalid_api_key|api key not valid|incorrect api key/iu;

/** Statuses of those who did not like what they were asked; servers that guess at it break down instead. */
const dislikes = new Set([400, 422]);
const breakdowns = new Set([500, 501]);
const faults: Readonly<Record<number, FeedbackFault>> = {
  401: 'PROVIDER_AUTH',
  403: 'PROVIDER_AUTH',
  402: 'PROVIDER_QUOTA',
  407: 'PROVIDER_AUTH',
  408: 'PROVIDER_TIMEOUT',
  409: 'PROVIDER_BUSY',
  425: 'PROVIDER_BUSY',
  429: 'PROVIDER_BUSY',
};

/**
 * What an error of a server means. Only what it says about the call is looked at: some servers repeat in
 * their errors what they were sent.
 *
 * @param dialect how it was asked; it cannot refuse what it was not given
 * @param retryAfterMs how long it asks to be left alone; null where it does not say
 */
export function classifyFailure(
  report: ErrorReport,
  dialect: Dialect,
  retryAfterMs: number | null,
): CallProblem {
  const { status, text } = report;
  const isFiltered = filterWords.test(text) && (dislikes.has(status) || status === 403);
  if (isFiltered) return lastingFault('REFUSED');
  const refused = refusedIn(report, dialect);
  if (refused !== null) return refused;
  if (isAboutMoney(status, text)) return lastingFault('PROVIDER_QUOTA');
  if (keyWords.test(text)) return lastingFault('PROVIDER_AUTH');
  const fault = faultOf(status);
  const isPassing = fault === 'PROVIDER_BUSY' || fault === 'PROVIDER_UNAVAILABLE';
  return { kind: 'fault', fault, isPassing, retryAfterMs };
}

function isAboutMoney(status: number, text: string): boolean {
  if (spentWords.test(text)) return true;
  if (status === 429 && paceWords.test(text)) return false;
  return (dislikes.has(status) || status === 403 || status === 429) && quotaWords.test(text);
}

function faultOf(status: number): FeedbackFault {
  return faults[status] ?? (status >= 500 ? 'PROVIDER_UNAVAILABLE' : 'PROVIDER_MISCONFIGURED');
}

function refusedIn(report: ErrorReport, dialect: Dialect): CallProblem | null {
  const { status, text, parameter } = report;
  if (contextWords.test(text)) return null;
  const isDislike = dislikes.has(status);
  const named = isDislike ? refusedParameter(report, dialect) : null;
  if (named !== null) return { kind: 'parameter', parameter: named };
  const mayBeForm = (isDislike || breakdowns.has(status)) && dialect.structure !== 'text';
  return mayBeForm && structureWords.test(`${parameter} ${text}`) ? { kind: 'structure' } : null;
}

function refusedParameter(
  { text, parameter }: ErrorReport,
  dialect: Dialect,
): RefusedParameter | null {
  if (structureWords.test(parameter)) return null;
  const named = firstNamed(parameter, dialect) ?? firstNamed(text, dialect);
  // A limit that is too high is no unknown name, and another name for it would only be passed over.
  const isLimit = named === 'max_tokens' || named === 'max_completion_tokens';
  return isLimit && !unknownWords.test(text) ? null : named;
}

/** Errors name what they refuse before what they recommend. */
function firstNamed(text: string, { droppedParameters }: Dialect): RefusedParameter | null {
  const limit = droppedParameters.includes('max_tokens') ? 'max_tokens' : 'max_completion_tokens';
  const places = refusedParameters
    .filter((name) => name !== limit && !droppedParameters.includes(name))
    .map((name) => ({ name, at: text.search(new RegExp(`\\b${name}\\b`, 'u')) }))
    .filter(({ at }) => at !== -1);
  return places.toSorted((a, b) => a.at - b.at)[0]?.name ?? null;
}
