import { texts } from '../texts.js';
import { Page, type PageFrame } from './page.js';

/** A page that says one thing: not found, thank you, something broke. */
export function MessagePage({ frame, heading, text }: { frame: PageFrame; heading: string; text: string }) {
  return (
    <Page frame={frame} title={heading}>
      <h1>{heading}</h1>
      <p>{text}</p>
      <p><a class="button" href="/">{texts.home}</a></p>
    </Page>
  );
}
