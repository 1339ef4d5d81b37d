import type { FSRSBindingItem } from '@open-spaced-repetition/binding';
import type { ThreadControl } from '../platform/workers/thread-work.js';
import { foldEvents } from '../scheduling/domain/fold-events.js';
import type { FitMeasures } from '../scheduling/domain/parameters-origin.js';
import type { ReviewEvent } from '../scheduling/domain/review-event.js';
import type { SchedulingParameters } from '../scheduling/domain/scheduling-parameters.js';
import { validateSchedulingParameters } from '../scheduling/domain/validate-scheduling-parameters.js';
import { decideAdoption } from './domain/decide-adoption.js';
import { LEAST_REVIEWS, type FitOutcome } from './domain/fit-outcome.js';
import { holdOut } from './domain/hold-out.js';
import { listHistories } from './domain/list-histories.js';
import type { RecallHistory } from './domain/recall-history.js';
import { roundTo } from './domain/round-to.js';

/** A learner's log, and all it takes to read it. */
export interface LogToFit {
  readonly events: readonly ReviewEvent[];
  /** Every version that the events name. */
  readonly versions: readonly SchedulingParameters[];
  /** Those that the fitted weights would replace. */
  readonly current: SchedulingParameters;
}

type Binding = typeof import('@open-spaced-repetition/binding');

/**
 * The library's own defaults, written down so that a new release of it fits the same log to the same
 * weights.
 */
const training = {
  numEpochs: 5,
  batchSize: 512,
  seed: 2023,
  maxSeqLen: 64,
  learningRate: 0.04,
  gamma: 1,
} as const;
/** How often the library tells its progress, under the name of `timeout`; its own default is 500. */
const pollingMs = 20;
const percent = 100;

/** Whether weights can be fitted here. The first time in a process it takes a few milliseconds. */
export async function canFitWeights(): Promise<boolean> {
  return (await loadBinding()) !== null;
}

/**
 * Fits weights to the older reviews, compares what they and the current ones foretell of the newer
 * ones, and, where they are better, fits weights to all. Runs in a thread.
 */
export async function fitWeights(log: LogToFit, control: ThreadControl): Promise<FitOutcome> {
  const binding = await loadBinding();
  if (binding === null) return { kind: 'unavailable' };
  const histories = historiesOf(log);
  if (histories.length < LEAST_REVIEWS) return { kind: 'too-few', reviews: histories.length };
  const fitter = new Fitter(binding, log.current, control);
  const { older, newer } = holdOut(histories);
  const candidate = await fitter.fit(older, { from: 0, to: percent / 2 });
  const heldOut = fitter.itemsOf(newer);
  const before = fitter.measure(heldOut, log.current.weights);
  const after = fitter.measure(heldOut, candidate);
  if (before === null || after === null) return { kind: 'refused', refusal: 'hold-out', fit: null };
  const fit = { before, after, reviews: histories.length, heldOut: newer.length };
  const adoption = decideAdoption(before, after);
  if (adoption !== 'adopt') return { kind: 'refused', refusal: adoption, fit };
  const weights = await fitter.fit(histories, { from: percent / 2, to: percent });
  const isSound = validateSchedulingParameters({ ...log.current, weights }).length === 0;
  return isSound ? { kind: 'fitted', weights, fit } : { kind: 'refused', refusal: 'weights', fit };
}

function historiesOf({ events, versions }: LogToFit): RecallHistory[] {
  const byVersion = new Map(versions.map((each) => [each.version, each]));
  const parametersOf = (version: number): SchedulingParameters => {
    const parameters = byVersion.get(version);
    if (parameters === undefined) throw new RangeError(`no scheduling parameters ${version}`);
    return parameters;
  };
  const logs = Map.groupBy(events, ({ questionId }) => questionId).values();
  return listHistories(Array.from(logs, (log) => foldEvents(log, parametersOf)));
}

/** Null where the library, or its binary for this machine, is not installed. */
async function loadBinding(): Promise<Binding | null> {
  try {
    return await import('@open-spaced-repetition/binding');
  } catch {
    return null;
  }
}

/** The library, with what stays the same over a run. */
class Fitter {
  constructor(
    private readonly binding: Binding,
    private readonly current: SchedulingParameters,
    private readonly control: ThreadControl,
  ) {}

  /** @param stage which part of the whole, in per cent, this is */
  async fit(
    histories: readonly RecallHistory[],
    stage: { from: number; to: number },
  ): Promise<number[]> {
    if (this.control.isAborted()) throw new Error('Interrupted before the training.');
    const weights = await this.binding.computeParameters(this.itemsOf(histories), {
      enableShortTerm: true,
      numRelearningSteps: this.current.relearningStepsMinutes.length,
      trainingConfig: { ...training },
      timeout: pollingMs,
      progress: (done, total) => {
        const share = total === 0 ? 0 : done / total;
        const here = stage.from + share * (stage.to - stage.from);
        this.control.report(Math.round(here), percent);
        // False ends the training.
        return !this.control.isAborted();
      },
    });
    return weights.map((weight) => roundTo(weight, 4));
  }

  /** As the library takes them. */
  itemsOf(histories: readonly RecallHistory[]): FSRSBindingItem[] {
    const { FSRSBindingItem: Item, FSRSBindingReview: Review } = this.binding;
    return histories.map(
      ({ recalls }) =>
        new Item(recalls.map(({ rating, deltaDays }) => new Review(rating, deltaDays))),
    );
  }

  /** Null where the library finds too few reviews of a kind to measure anything. */
  measure(heldOut: FSRSBindingItem[], weights: readonly number[]): FitMeasures | null {
    const model = new this.binding.FSRSBinding([...weights]);
    try {
      const { logLoss, rmseBins } = model.evaluate(heldOut);
      // The last digits depend on the order in which the library happens to add.
      return { logLoss: roundTo(logLoss, 6), rmseBins: roundTo(rmseBins, 6) };
    } catch (error) {
      if (String(error).includes('NotEnoughData')) return null;
      throw error;
    }
  }
}
