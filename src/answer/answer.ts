/** The Answer: what every channel renders and what the batch door prints. Independent of the channel. */

export const ANSWER_STATUSES = [
  'answered', 'clarify', 'curated', 'no_source', 'out_of_scope', 'greeting', 'thanks', 'handoff', 'limited', 'invalid', 'failed',
] as const;
export type AnswerStatus = (typeof ANSWER_STATUSES)[number];

export interface Citation {
  /** A procedure's code or a plan's id. */
  document: string;
  /** A plan path (`IV.8`, `PL.3`) or an aspect. */
  section: string;
  title: string;
  /** Heading of the cited section, for people. */
  heading: string;
  date: string;
  url: string;
  /** Label of the source: "Cổng Dịch vụ công quốc gia", an issuer, … */
  source: string;
}

export interface Statement {
  /** A line of the cited section, cut but never rewritten. */
  text: string;
  /** Index into `citations`. */
  citation: number;
  /** The group it is shown under: an aspect's heading, a plan's section. Statements of one group stand together. */
  heading: string;
}

export interface Choice {
  label: string;
  document: string;
  /** What to send back when the citizen taps it. */
  question: string;
}

export interface AnswerContact {
  name: string;
  phone: string;
  scope: string;
  source: string;
}

export interface RankedSection {
  document: string;
  section: string;
  score: number;
}

export interface Answer {
  status: AnswerStatus;
  /** Sentences of ours around the statements: they never carry a fact. */
  lead: string;
  /** Name of the procedure or plan that is answered from; empty when none. */
  title: string;
  statements: Statement[];
  citations: Citation[];
  contacts: AnswerContact[];
  choices: Choice[];
  /** Next questions, as buttons. */
  next: string[];
  /** Closing remark: validity, warnings, the note on automatic answers. */
  notes: string[];
  /** The first 20 candidates, best first, whatever the status. */
  ranking: RankedSection[];
  /** 0 to 1. */
  confidence: number;
  /** Milliseconds inside the process. */
  ms: number;
}
