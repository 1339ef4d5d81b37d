/** How well weights foretell the outcome of reviews; less is better in both. */
export interface FitMeasures {
  /** Mean surprise at whether a question was recalled, in nats. */
  readonly logLoss: number;
  /** Distance of the foretold recall from the real one, over groups of similar reviews, 0..1. */
  readonly rmseBins: number;
}

/** What spoke for weights that were fitted to a log. */
export interface WeightsFit {
  /** Of the parent's weights, on reviews that neither had seen. */
  readonly before: FitMeasures;
  /** Of weights fitted to the older reviews, on the same newer ones. */
  readonly after: FitMeasures;
  /** Reviews that the weights are fitted to, the newer ones included in the end. */
  readonly reviews: number;
  /** How many of them, the newest, were held out for measuring. */
  readonly heldOut: number;
}

/** Where a version of a learner's parameters comes from. */
export interface ParametersOrigin {
  /** `import`: they came with a log, for the events that name them. */
  readonly source: 'settings' | 'optimizer' | 'import';
  /** The version it was made out of; null for versions older than this record. */
  readonly parentVersion: number | null;
  /** Only of the optimizer's. */
  readonly fit: WeightsFit | null;
}
