import type { CallReport, PlannedCall } from './domain/chat.js';

/** Where calls are written down: before each goes out, so that none is forgotten, and after it. */
export interface CallLedger {
  begin(call: PlannedCall): Promise<void>;
  end(call: PlannedCall, report: CallReport): Promise<void>;
}
