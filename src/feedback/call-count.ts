import type { CallLedger } from './call-ledger.js';
import type { CallReport, PlannedCall, TokenCount } from './domain/chat.js';

/** What is told of a call when it is over. */
export type CallListener = (call: PlannedCall, report: CallReport) => void;

/** Counts calls that are nobody's: those of scripts, which no learner's budget pays for. */
export class CallCount implements CallLedger {
  private input = 0;
  private output = 0;
  private begun = 0;
  private readonly served = new Set<string>();

  constructor(private readonly listener: CallListener = () => undefined) {}

  begin(): Promise<void> {
    this.begun += 1;
    return Promise.resolve();
  }

  end(call: PlannedCall, report: CallReport): Promise<void> {
    this.input += report.tokens?.input ?? 0;
    this.output += report.tokens?.output ?? 0;
    if (report.modelServed !== null) this.served.add(report.modelServed);
    this.listener(call, report);
    return Promise.resolve();
  }

  get calls(): number {
    return this.begun;
  }

  /** As far as the server told. */
  get tokens(): TokenCount {
    return { input: this.input, output: this.output };
  }

  /** What the server called what it served. */
  get modelsServed(): readonly string[] {
    return [...this.served].toSorted();
  }
}
