import type { Document, Section } from '../../../src/corpus/document.js';
import { outlineDocument, splitCell } from '../documentOutline.js';
import { texts } from '../texts.js';
import { DocumentFacts } from './documentFacts.js';
import { Page, type PageFrame } from './page.js';

/** A document with all its sections; the cited one is marked. */
export function DocumentPage({ frame, document, cited }: { frame: PageFrame; document: Document; cited: string | undefined }) {
  const outline = outlineDocument(document);
  const layered = new Set(document.sections.map((section) => section.layer)).size > 1;
  let layer = '';
  return (
    <Page frame={frame} title={document.title} indexable>
      <h1 class="document-title">{document.title}</h1>
      <DocumentFacts document={document} />
      {outline.length < 3 ? null : (
        <nav class="contents" aria-label={texts.document.contents}>
          <details open={outline.length <= 16 && cited === undefined}>
            <summary>{texts.document.contents}</summary>
            <ul>{outline.map(({ section, anchor }) => <li><a href={`#${encodeURIComponent(anchor)}`}>{headingOf(section)}</a></li>)}</ul>
          </details>
        </nav>
      )}
      {outline.map(({ section, anchor, level }) => {
        const layerName = layered && section.layer !== layer ? texts.document.layers[section.layer] : '';
        layer = section.layer;
        const isCited = section.path === cited;
        const Heading = `h${level}` as 'h2';
        return (
          <>
            {layerName === '' ? null : <p class="layer">{layerName}</p>}
            <section class={isCited ? 'section cited' : 'section'} id={anchor}>
              <Heading>{headingOf(section)}</Heading>
              {isCited ? <p class="cited-label">{texts.document.cited}</p> : null}
              <Lines section={section} />
            </section>
          </>
        );
      })}
      <p><a class="button" href="/">{texts.home}</a></p>
    </Page>
  );
}

function Lines({ section }: { section: Section }) {
  if (section.lines.length === 0) return section.unclear ? <p>{texts.document.unclear}</p> : null;
  const cells = section.path.startsWith('PL.') ? section.lines.map(splitCell) : [];
  if (cells.length > 0 && cells.every((cell) => cell !== undefined)) {
    return <dl class="row">{cells.map((cell) => <div><dt>{cell.label}</dt><dd>{cell.value}</dd></div>)}</dl>;
  }
  return <>{section.lines.map((line) => <p class="line">{line}</p>)}</>;
}

function headingOf(section: Section): string {
  return section.heading === '' ? section.path : section.heading;
}
