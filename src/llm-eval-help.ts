/** What `llm:eval -- --help` prints. */
export const llmEvalHelp = `Usage: npm run llm:eval -- --set FILE [--limit N] [--dry-run] [--json]

Asks the configured model (LLM_*) about answers that people graded, tells how far it agrees with them,
and records the outcome. With LLM_SUGGEST_GRADE=true, feedback comes with a suggested grade as soon as the
newest evaluation of the model and the prompt has passed: a weighted kappa (QWK) of .70 or more and at
most .10 below that of people among themselves, on 30 answers or more that two people graded, with a level
that the answer bears out for 80 % of the criteria. No budget of learners, or of the day, pays for it.

  --set FILE   the answers, YAML or JSON
  --limit N    only the first N answers; not recorded
  --dry-run    not recorded
  --json       figures as JSON instead of a table

The file:

name: team-answers-2026
answers:
  - id: wal-1                        # names the answer in what is told
    question: wal-crash-recovery     # slug of a question of the kit
    candidateLevel: senior           # junior, senior or staff
    answer: |
      The record of the change goes to the log, and the log to the disk, before COMMIT is answered.
    graders:                         # one or more; two or more for 30 answers
      - name: ada                    # the same name in every answer
        levels:                      # every criterion that applies at this level
          ordering-rule: applied     # absent, named, applied or extended
          crash-cases: named
          checkpoint-tradeoff: absent
          group-commit: absent
          undo-or-mvcc: absent
          trust-boundary: absent
    paraphrase: |                    # may be left out: the answer in other words
      COMMIT returns only once the log, which takes every change first, has been flushed.
    padded: |                        # may be left out: the answer with words that say nothing
      That is a very good question. The record of the change goes to the log, and the log to the disk,
      before COMMIT is answered. I hope that this makes sense.
  - id: own-1
    question:                        # or the question itself, as bank documents write these parts
      prompt: Why does a database keep a log?
      rubric:
        - key: order
          title: Says what is written first
          weight: 100
          mustHave: true
          aliases: [log first, write-ahead, before the page]
          levels:                    # what an answer at each level looks like
            - Nothing, or the page first.
            - Says that there is a log.
            - The log is on disk before the page is.
            - Adds what recovery does with it.
      redFlags: []                   # may be left out
      outline: []                    # may be left out; sent only with LLM_SEND_REFERENCE=true
    candidateLevel: junior
    answer: The log is flushed before the page is written.
    graders:
      - name: ada
        levels: { order: applied }

A criterion for which the model has no level that the answer bears out is counted, and is in none of the
model's figures. The model is held against each grader by themself. Middling answers are those whose mean
level by people lies within the middle third of the scale. Intervals are of 1000 draws of answers.
`;
