// Who may import whom. The order of the features is the architecture: a feature imports only from
// those to its left, and of them only what they offer (a reader, a named service, domain types).
const features = [
  'identity',
  'notifications',
  'question-bank',
  'authoring',
  'bank-exchange',
  'feedback',
  'cohorts',
  'scheduling',
  'interview-goals',
  'queue',
  'sync',
  'forecast',
  'statistics',
  'optimizer',
  'review-exchange',
  'reminders',
  'attempts',
  'attempt-feedback',
  'coaching',
  'question-quality',
  'calibration',
  'peer-review',
  'adjudication',
  'review-quality',
  'mock-interviews',
  'readiness',
  'plan',
  'operations',
];

/**
 * Features whose domain is the model of memory and of a day of practice: pure functions that those to
 * their right call, where every other feature offers only the types of its domain.
 */
const models = ['scheduling', 'interview-goals', 'queue'];
const modelDomains = models.map((feature) => `^src/${feature}/domain/`);

/** What a feature offers to the features to its right, besides its readers. */
const exportedServices = [
  'src/attempts/attempt-outline.service.ts',
  'src/attempts/attempt-voiding.service.ts',
  'src/attempts/attempt-words.ts',
  'src/attempts/attempt.dto.ts',
  'src/attempts/grade-giving.service.ts',
  'src/attempts/grade-in-force.dto.ts',
  'src/attempts/grade-settling.service.ts',
  'src/attempts/grade-sheet.dto.ts',
  'src/attempts/grade.dto.ts',
  'src/attempts/shared-attempts.service.ts',
  'src/attempts/sheet-measure.service.ts',
  'src/attempts/taken-attempts.service.ts',
  'src/authoring/bank-desk.service.ts',
  'src/authoring/document-hash.ts',
  'src/authoring/draft-book.service.ts',
  'src/authoring/draft-document.dto.ts',
  'src/coaching/cohort-material.service.ts',
  'src/cohorts/member-access-log.service.ts',
  'src/feedback/feedback-holdings.service.ts',
  'src/feedback/feedback-ratings.service.ts',
  'src/feedback/feedback-removal.service.ts',
  'src/feedback/feedback-requests.service.ts',
  'src/feedback/feedback-words.ts',
  'src/feedback/grade-suggestions.ts',
  'src/feedback/suggestion-gate.service.ts',
  'src/identity/account-sections.ts',
  'src/identity/demo-accounts.service.ts',
  'src/identity/role.service.ts',
  'src/notifications/notifier.service.ts',
  'src/peer-review/escalations.service.ts',
  'src/peer-review/peer-moderation.service.ts',
  'src/peer-review/review-comparisons.service.ts',
  'src/question-bank/bank-gate.service.ts',
  'src/question-bank/bank-keeper.service.ts',
  'src/question-bank/bank-team.service.ts',
  'src/question-bank/bank.dto.ts',
  'src/question-bank/bank.service.ts',
  'src/question-bank/catalogue-book.service.ts',
  'src/question-bank/catalogue-document.dto.ts',
  'src/question-bank/catalogue-writer.service.ts',
  'src/question-bank/catalogue.dto.ts',
  'src/question-bank/compare-questions.ts',
  'src/question-bank/content-hash.ts',
  'src/question-bank/document-fields.ts',
  'src/question-bank/document-format.ts',
  'src/question-bank/judge-question.ts',
  'src/question-bank/kit-parts.ts',
  'src/question-bank/list-param.ts',
  'src/question-bank/outline-gate.service.ts',
  'src/question-bank/outline.dto.ts',
  'src/question-bank/question-checker.ts',
  'src/question-bank/question-document.dto.ts',
  'src/question-bank/question-parts.dto.ts',
  'src/question-bank/question.dto.ts',
  'src/question-bank/open-release.ts',
  'src/question-bank/read-kit.ts',
  'src/question-bank/release-writer.service.ts',
  'src/question-bank/release.dto.ts',
  'src/question-bank/to-question-content.ts',
  'src/question-bank/to-question-document.ts',
  'src/question-quality/quality-access.ts',
  'src/queue/assigned-questions.service.ts',
  'src/queue/day-loader.service.ts',
  'src/queue/queue.dto.ts',
  'src/queue/queue.service.ts',
  'src/reminders/calendar-sources.ts',
  'src/scheduling/card-log.service.ts',
  'src/scheduling/card.dto.ts',
  'src/scheduling/external-cards.service.ts',
  'src/scheduling/log-parameters.service.ts',
  'src/scheduling/parameter-versions.service.ts',
  'src/scheduling/practicable-questions.service.ts',
  'src/scheduling/practice-settings.dto.ts',
  'src/scheduling/practice-settings.service.ts',
  'src/scheduling/review-horizons.service.ts',
  'src/scheduling/review-recorder.service.ts',
  'src/scheduling/study-costs.service.ts',
];

const leftToRight = features
  .map((feature, index) => ({
    name: `feature-order-${feature}`,
    comment: `${feature} may import only from the features to its left`,
    severity: 'error',
    from: { path: `^src/${feature}/` },
    to: { path: features.slice(index + 1).map((right) => `^src/${right}/`) },
  }))
  .filter((rule) => rule.to.path.length > 0);

const onlyWhatIsOffered = features.map((feature) => ({
  name: `offered-by-${feature}`,
  comment:
    'another feature offers its readers, its named services, its module and its domain types',
  severity: 'error',
  from: { path: '^src/[^/]+/', pathNot: `^src/${feature}/` },
  to: {
    path: `^src/${feature}/`,
    pathNot: [
      '\\.reader\\.ts$',
      '\\.module\\.ts$',
      `^src/${feature}/domain/`,
      ...exportedServices.map((path) => `^${path.replaceAll('.', '\\.')}$`),
    ],
  },
}));

export default {
  forbidden: [
    ...leftToRight,
    ...onlyWhatIsOffered,
    {
      name: 'feedback-knows-no-feature',
      severity: 'error',
      from: { path: '^src/feedback/' },
      to: { path: features.filter((f) => f !== 'feedback').map((f) => `^src/${f}/`) },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'domain and kernel know only their own domain and the kernel',
      severity: 'error',
      from: { path: '^src/(kernel/|[^/]+/domain/)', pathNot: '\\.spec\\.ts$' },
      to: {
        pathNot: ['^src/kernel/', '^src/[^/]+/domain/', '^node_modules/ts-fsrs/'],
      },
    },
    {
      name: 'domain-of-its-own-feature',
      comment:
        'a domain file may use the domain types of a feature to its left, never its functions',
      severity: 'error',
      from: { path: '^src/([^/]+)/domain/', pathNot: '\\.spec\\.ts$' },
      to: {
        path: '^src/[^/]+/domain/',
        pathNot: ['^src/$1/domain/', ...modelDomains],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'kernel-knows-nobody',
      severity: 'error',
      from: { path: '^src/kernel/' },
      to: { path: '^src/', pathNot: '^src/kernel/' },
    },
    {
      name: 'domain-types-across-features',
      comment:
        'across features the domain is types only; behaviour is asked of a reader or service',
      severity: 'error',
      from: { path: '^src/([^/]+)/', pathNot: '^src/(kernel|platform)/' },
      to: {
        path: '^src/[^/]+/domain/',
        pathNot: ['^src/$1/domain/', ...modelDomains],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'fsrs-in-one-file',
      comment: 'ts-fsrs patches Date.prototype and changes shape between versions',
      severity: 'error',
      from: { pathNot: ['^src/scheduling/domain/fsrs\\.ts$', '\\.spec\\.ts$'] },
      to: { path: '^node_modules/ts-fsrs/' },
    },
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: features.map((feature) => `^src/${feature}/`) },
    },
    {
      name: 'typeorm-at-the-edge',
      severity: 'error',
      from: {
        path: '^(src|migrations)/',
        pathNot: [
          '\\.(entity|repository|reader|module)\\.ts$',
          '^src/platform/database/',
          '^migrations/',
          '^src/app\\.module\\.ts$',
        ],
      },
      to: { path: '^node_modules/(typeorm|@nestjs/typeorm|pg)/' },
    },
    {
      name: 'controllers-stay-thin',
      comment: 'controllers import services, readers and DTOs, never repositories or entities',
      severity: 'error',
      from: { path: '\\.controller\\.ts$' },
      to: { path: '\\.(repository|entity)\\.ts$' },
    },
    {
      name: 'services-know-no-http',
      severity: 'error',
      from: { path: '\\.service\\.ts$' },
      to: { path: '^node_modules/(@nestjs/swagger|express)/' },
    },
    {
      name: 'src-stands-alone',
      severity: 'error',
      // Specs stand beside what they test, and share what they build with the tests of the whole.
      from: { path: '^(src|migrations)/', pathNot: '\\.spec\\.ts$' },
      to: { path: '^(test|seed)/' },
    },
    {
      name: 'openai-in-its-provider',
      severity: 'error',
      from: { pathNot: '^src/feedback/[^/]*provider\\.ts$' },
      to: { path: '^node_modules/openai/' },
    },
    {
      name: 'no-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
