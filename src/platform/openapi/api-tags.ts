/** The chapters of the API, in reading order. */
export const apiTags: readonly { name: string; description: string }[] = [
  {
    name: 'Authentication',
    description: 'Registering, logging in, sessions, and ways back in without the password.',
  },
  { name: 'Profile', description: 'Who you are here, everything kept about you, and leaving.' },
  { name: 'Personal access tokens', description: 'Tokens with which scripts act in your name.' },
  {
    name: 'Notifications',
    description: 'What you are told: a list, and calls to addresses of your own (webhooks).',
  },
  { name: 'Question bank', description: 'Banks, skills and questions with their rubrics.' },
  {
    name: 'Cohorts',
    description: 'Groups that are coached: who is in them, what they share, and who looked at it.',
  },
  {
    name: 'Authoring',
    description: 'Writing questions: banks of your own, drafts, and releases that learners see.',
  },
  {
    name: 'Coaching',
    description: 'What coaches see of those who let them, and the grades they give.',
  },
  {
    name: 'Bank exchange',
    description: 'Questions in from files of other programs, and whole banks out as such.',
  },
  { name: 'Follows', description: 'The banks whose questions you practise.' },
  { name: 'Attempts', description: 'Answers, written against the clock and then unsealed.' },
  { name: 'Grades', description: 'What an answer is worth, criterion by criterion.' },
  {
    name: 'Feedback',
    description: 'Advice on an answer: which words were found, and what a model says of it.',
  },
  {
    name: 'Mock interviews',
    description: 'Two people ask each other questions at a time they agree on.',
  },
  {
    name: 'Interview goals',
    description: 'Interviews to prepare for: what is to be recalled on which day.',
  },
  {
    name: 'Readiness',
    description: 'How ready you are for a role, how sure that is, and what would help most.',
  },
  {
    name: 'Reports',
    description: 'Readiness to show: documents, badges, and links that end when you say so.',
  },
  {
    name: 'Portfolio',
    description: 'What you can show for each skill, and at which level that counts.',
  },
  {
    name: 'Capstones',
    description: 'Projects of several weeks: milestones that open one by one, risks, the demo.',
  },
  { name: 'Plan', description: 'The programme of eight weeks: sessions, progress, catching up.' },
  { name: 'Queue', description: 'What to answer next.' },
  { name: 'Reviews', description: 'The log of ratings, from which every schedule is computed.' },
  {
    name: 'Sync',
    description: 'Phones: sending what was recorded offline, fetching what is needed.',
  },
  { name: 'Cards', description: 'What you know of a question, and when it comes back.' },
  { name: 'Forecast', description: 'What the coming days may ask, and what they leave.' },
  {
    name: 'Statistics',
    description: 'How much you practise, how well you remember, and what is ahead.',
  },
  { name: 'Reminders', description: 'When to call a learner, and a calendar of what comes due.' },
  {
    name: 'Review log',
    description: 'The whole log at once: out to other programs, and in from them.',
  },
  { name: 'Practice settings', description: 'How much a day, and how well to remember.' },
  {
    name: 'Optimizer',
    description: 'Fitting the model of memory to your own reviews, and going back if need be.',
  },
  {
    name: 'Cases',
    description: 'What people with authority decide: contested answers, appeals and flags.',
  },
  {
    name: 'Question quality',
    description: 'For who writes questions: what answers and grades say of them.',
  },
  {
    name: 'Calibration',
    description:
      'Answers that experts graded, and tries by which learners find out whether they grade alike.',
  },
  {
    name: 'Peer review',
    description: 'Answers that others review, without either knowing the other.',
  },
  {
    name: 'Review quality',
    description: 'How people review: for themselves, and how far those who judge the same agree.',
  },
  { name: 'Tasks', description: 'Work that is done in the background, and how far it is.' },
  { name: 'Accounts', description: 'Everybody, for admins: roles and password reset links.' },
  { name: 'Operations', description: 'Whether this server runs and can serve.' },
];
