import type { IndexingStatus } from '../dependencies.js';
import { texts } from '../texts.js';
import { Page, type PageFrame } from './page.js';

/** Shown while the first index is being built: how far it is. The script refreshes it and asks the waiting question. */
export function IndexingPage({ frame, status, pending }: { frame: PageFrame; status: IndexingStatus; pending: boolean }) {
  const failed = status.state === 'failed';
  const t = texts.indexing;
  return (
    <Page frame={frame} title={failed ? t.failedHeading : t.heading}>
      <p class="automatic"><strong>{texts.automatic.lead}</strong> {texts.automatic.law}</p>
      <h1>{failed ? t.failedHeading : t.heading}</h1>
      <p>{failed ? t.failed : t.text}</p>
      {failed ? null : (
        <div class="progress" data-waiting>
          {status.total > 0 ? <progress aria-label={t.progressLabel} value={status.done} max={status.total}></progress> : null}
          {status.total > 0 ? <p id="progress-text">{t.progress(status.done, status.total)}</p> : null}
        </div>
      )}
      {status.note === '' ? null : <p class="note">{status.note}</p>}
      {pending && !failed ? <p>{t.pending}</p> : null}
      <p><a class="button" href={frame.here}>{t.reload}</a></p>
    </Page>
  );
}
