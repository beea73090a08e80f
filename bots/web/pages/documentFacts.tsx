import type { Document } from '../../../src/corpus/document.js';
import { formatDate, safeUrl } from '../format.js';
import { texts } from '../texts.js';

/** What a document is: code or number, issuer, date, place, validity, warnings. */
export function DocumentFacts({ document }: { document: Document }) {
  const t = texts.document;
  const procedure = document.kind === 'procedure';
  const official = safeUrl(document.url);
  const facts: [string, string | undefined][] = [
    [t.code, procedure ? document.id : undefined],
    [t.number, document.number],
    [t.issuer, document.issuer],
    [procedure ? t.captured : t.date, document.date === undefined ? undefined : formatDate(document.date)],
    [t.place, document.place],
    [t.level, document.levels.map((level) => t.levels[level]).join(', ')],
    [t.field, document.field],
    [t.who, document.who?.join(', ')],
    [t.years, document.years?.join(', ')],
    [t.signer, document.signer],
  ];
  return (
    <>
      {document.validity.status === 'in_force' ? null : (
        <p class="note">{document.validity.status === 'replaced' ? t.replaced(document.validity.replacedBy) : t.outdated} {document.validity.note}</p>
      )}
      {document.warnings.length === 0 ? null : (
        <ul class="notes" aria-label={t.warnings}>{document.warnings.map((warning) => <li>{warning}</li>)}</ul>
      )}
      <dl class="facts">
        {facts.filter(([, value]) => value !== undefined && value !== '').map(([label, value]) => <div><dt>{label}</dt><dd>{value}</dd></div>)}
      </dl>
      {official === undefined ? null : <p><a href={official} rel="noopener noreferrer external">{t.official}</a></p>}
    </>
  );
}
