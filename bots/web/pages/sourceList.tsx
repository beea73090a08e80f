import type { Answer, Citation } from '../../../src/answer/answer.js';
import type { Document } from '../../../src/corpus/document.js';
import { citedPassage } from '../citedPassage.js';
import type { DocumentReader } from '../dependencies.js';
import { documentUrl, formatDate, safeUrl } from '../format.js';
import { texts } from '../texts.js';

interface SourceListProps {
  answer: Answer;
  documents: DocumentReader;
  anchor: string;
}

/** The sources of an answer; each unfolds to the cited passage in its document. */
export function SourceList({ answer, documents, anchor }: SourceListProps) {
  if (answer.citations.length === 0) return null;
  // Most answers cite several sections of one document: it is read once.
  const read = new Map([...new Set(answer.citations.map((citation) => citation.document))].map((id) => [id, documents.get(id)]));
  return (
    <section class="sources" data-copy>
      <h3>{texts.sources}</h3>
      <ol>
        {answer.citations.map((citation, index) => {
          const statements = answer.statements.filter((statement) => statement.citation === index).map((statement) => statement.text);
          return <li><Source citation={citation} statements={statements} document={read.get(citation.document)} id={`s-${anchor}-${index + 1}`} number={index + 1} /></li>;
        })}
      </ol>
    </section>
  );
}

interface SourceProps {
  citation: Citation;
  statements: string[];
  document: Document | undefined;
  id: string;
  number: number;
}

function Source({ citation, statements, document, id, number }: SourceProps) {
  const passage = citedPassage(document, citation.section, statements);
  const official = safeUrl(citation.url);
  const [name, ...above] = [citation.heading, citation.title].filter((part) => part !== '');
  const published = [citation.source, formatDate(citation.date)].filter((part) => part !== '').join(', ');
  const origin = [...above, published].filter((part) => part !== '').join(' · ');
  // Where every line was used, marking them all would say nothing.
  const marked = passage?.some((line) => !line.used) ?? false;
  return (
    <details>
      <summary>
        <span class="number" aria-hidden="true">{number}</span>
        <span class="what"><span class="visually-hidden">{texts.sourceNumber(number)}: </span>
          {name}
          {origin === '' ? null : <span class="origin"> {origin}</span>}
        </span>
      </summary>
      {/* The anchor stands inside: following a link to it opens the details without a script. */}
      <div class="passage" id={id} tabindex={-1} data-nocopy>
        {passage === undefined ? <p>{texts.passageMissing}</p> : (
          <blockquote aria-label={texts.citedPassage}>
            {passage.map((line) => <p>{marked && line.used ? <mark>{line.text}</mark> : line.text}</p>)}
          </blockquote>
        )}
        <p class="links">
          {passage === undefined ? null : <a href={documentUrl(citation.document, citation.section)}>{texts.openDocument}</a>}
          {official === undefined ? null : <a href={official} rel="noopener noreferrer external">{texts.openOfficial}</a>}
        </p>
      </div>
    </details>
  );
}
