import type { Answer, Statement } from '../../../src/answer/answer.js';
import type { Turn } from '../ask.js';
import type { DocumentReader } from '../dependencies.js';
import { askUrl, shownQuestion } from '../format.js';
import { texts } from '../texts.js';
import { ContactList } from './contactList.js';
import { FeedbackForm } from './feedbackForm.js';
import { SourceList } from './sourceList.js';

/** Statuses that need no opinion of the citizen. */
const WITHOUT_FEEDBACK = new Set(['greeting', 'thanks', 'limited', 'invalid', 'failed']);

interface TurnProps {
  turn: Turn;
  documents: DocumentReader;
  /** Makes the ids of this turn unique in the page. */
  anchor: string;
}

/** A question and its answer. */
export function TurnView({ turn, documents, anchor }: TurnProps) {
  const { answer, id } = turn;
  const groups = groupByHeading(answer.statements);
  const Group = answer.title === '' ? 'h3' : 'h4';
  return (
    <article class="turn" id={`t-${anchor}`} aria-labelledby={`q-${anchor}`} data-answer={id} data-status={answer.status}>
      <h2 class="question" id={`q-${anchor}`} tabindex={-1}><span class="asker">{texts.youAsked} </span>{shownQuestion(turn.question)}</h2>
      <div class="answer">
        <div data-copy data-speak>
          {answer.lead === '' ? null : <p class="lead">{answer.lead}</p>}
          {answer.title === '' ? null : <h3 class="title">{answer.title}</h3>}
          {groups.map((group) => (
            <section class="group">
              {group.heading === '' ? null : <Group>{group.heading}</Group>}
              <ul class="statements">
                {group.statements.map((statement) => (
                  <StatementLine text={statement.text} number={statement.citation + 1} anchor={anchor} />
                ))}
              </ul>
            </section>
          ))}
        </div>
        {answer.choices.length === 0 ? null : (
          <nav class="choices" aria-label={texts.choices}>
            {choicesHeading(answer) === undefined ? null : <p>{choicesHeading(answer)}</p>}
            <ul>{answer.choices.map((choice) => <li><a class="option" data-ask={choice.question} href={askUrl(choice.question, id)}>{choice.label}</a></li>)}</ul>
          </nav>
        )}
        {answer.notes.length === 0 ? null : (
          <ul class="notes" aria-label={texts.notes} data-copy>{answer.notes.map((note) => <li>{note}</li>)}</ul>
        )}
        <SourceList answer={answer} documents={documents} anchor={anchor} />
        <ContactList contacts={answer.contacts} />
        {answer.next.length === 0 ? null : (
          <section class="next">
            <h3>{texts.next}</h3>
            <ul>{answer.next.map((question) => <li><a class="option" data-ask={question} href={askUrl(question, id)}>{question}</a></li>)}</ul>
          </section>
        )}
        <div class="tools">
          <button type="button" class="tool" data-tool="copy" data-done={texts.copied} hidden>{texts.copy}</button>
          <button type="button" class="tool" data-tool="listen" data-stop={texts.stopListening} hidden>{texts.listen}</button>
        </div>
        {id === undefined || WITHOUT_FEEDBACK.has(answer.status) ? null : <FeedbackForm answerId={id} />}
      </div>
    </article>
  );
}

/** What stands above the choices: nothing where the answer itself asks. */
function choicesHeading({ status, statements }: Answer): string | undefined {
  if (status === 'no_source') return texts.related;
  return statements.length > 0 ? texts.otherwise : undefined;
}

/** A statement with the number of its source, which stays on the line of the last word. */
function StatementLine({ text, number, anchor }: { text: string; number: number; anchor: string }) {
  const [, head = '', tail = ''] = /^([\s\S]*?\s)?(\S{1,16})$/.exec(text) ?? [undefined, text, ''];
  return (
    // "Giấy tờ phải nộp:" opens the lines after it and is no item of its own.
    <li class={/:\s*$/.test(text) ? 'opens' : undefined}>
      {head}
      <span class="nowrap">
        {tail}{' '}<a class="ref" href={`#s-${anchor}-${number}`} aria-label={texts.sourceNumber(number)}>{number}</a>
      </span>
    </li>
  );
}

/** Statements of one heading stand together already; the groups keep their order. */
function groupByHeading(statements: readonly Statement[]): { heading: string; statements: Statement[] }[] {
  const groups: { heading: string; statements: Statement[] }[] = [];
  for (const statement of statements) {
    const last = groups.at(-1);
    if (last && last.heading === statement.heading) last.statements.push(statement);
    else groups.push({ heading: statement.heading, statements: [statement] });
  }
  return groups;
}
