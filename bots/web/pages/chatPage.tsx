import type { Turn } from '../ask.js';
import type { DocumentReader } from '../dependencies.js';
import { askUrl, shownQuestion } from '../format.js';
import { texts } from '../texts.js';
import { Composer } from './composer.js';
import { Page, type PageFrame } from './page.js';
import { TurnView } from './turnView.js';

interface ChatPageProps {
  frame: PageFrame;
  documents: DocumentReader;
  turn?: Turn | undefined;
  /** Said above the field: the question was empty. */
  message?: string | undefined;
  /** What is still being prepared while answers already work. */
  note: string;
}

/** The chat: a question and its answer, or the way to begin. */
export function ChatPage({ frame, documents, turn, message, note }: ChatPageProps) {
  return (
    <Page frame={frame} indexable={turn === undefined} {...(turn === undefined ? {} : { title: shownQuestion(turn.question) })}>
      <p class="automatic"><strong>{texts.automatic.lead}</strong> {texts.automatic.law}</p>
      <h1 class={turn === undefined ? undefined : 'visually-hidden'}>{texts.heading}</h1>
      {turn === undefined ? <p class="intro" id="intro">{texts.intro}</p> : null}
      {note === '' ? null : <p class="note">{note}</p>}
      <div id="thread">{turn === undefined ? null : <TurnView turn={turn} documents={documents} anchor={turn.id ?? '0'} />}</div>
      <Composer after={turn?.id} message={message} />
      {turn === undefined ? <Examples /> : (
        <form class="again" method="post" action="/new"><button type="submit">{texts.newConversation}</button></form>
      )}
    </Page>
  );
}

function Examples() {
  return (
    <section class="examples" id="examples">
      <h2>{texts.examplesHeading}</h2>
      <ul>{texts.examples.map((example) => <li><a data-ask={example} href={askUrl(example, undefined)}>{example}</a></li>)}</ul>
    </section>
  );
}
