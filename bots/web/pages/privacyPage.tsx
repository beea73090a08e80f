import { texts } from '../texts.js';
import { Page, type PageFrame } from './page.js';

/** What is kept, how long, and the button that deletes it. */
export function PrivacyPage({ frame, retentionDays, message }: { frame: PageFrame; retentionDays: number; message?: string }) {
  const t = texts.privacyPage;
  return (
    <Page frame={frame} title={t.heading} indexable>
      <h1>{t.heading}</h1>
      {message === undefined ? null : <p class="note" role="status">{message}</p>}
      {t.paragraphs(retentionDays).map((paragraph) => <p>{paragraph}</p>)}
      <form method="post" action="/privacy/erase"><button type="submit" class="primary">{t.erase}</button></form>
      <p><a href="/">{texts.home}</a></p>
    </Page>
  );
}
