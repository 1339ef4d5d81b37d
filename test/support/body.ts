interface Item {
  id: string;
  label: string;
  lastUsedAt: string | null;
}

/** The members that answers about accounts may have; a test reads the one it expects. */
interface AnswerBody {
  id: string;
  version: number;
  code: string;
  detail: string;
  errors: unknown[];
  account: { id: string; email: string };
  accessToken: string;
  refreshToken: string;
  sessionId: string;
  recoveryCodes: string[];
  token: string;
  role: string;
  rolloverHour: number;
  deletionDueAt: string | null;
  data: Item[];
  nextCursor: string | null;
  sessions: unknown[];
  personalAccessTokens: unknown[];
  sections: unknown;
}

/** The body of an answer, which supertest leaves untyped. */
export function bodyOf(response: { body: unknown }): AnswerBody {
  return response.body as AnswerBody;
}
