import type { Child } from 'hono/jsx';
import type { Assets } from '../assets.js';
import { texts } from '../texts.js';

/** What every page needs to know of the request. */
export interface PageFrame {
  assets: Assets;
  large: boolean;
  /** Path and query to come back to after changing the type size. */
  here: string;
}

interface PageProps {
  frame: PageFrame;
  title?: string;
  /** Pages of answers are a citizen's own: search engines stay out. */
  indexable?: boolean;
  children?: Child;
}

/** Head, header and footer around a page's content. */
export function Page({ frame, title, indexable = false, children }: PageProps) {
  const { assets, large, here } = frame;
  const name = `${texts.brand}${texts.separator}${texts.tagline}`;
  return (
    <html lang="vi" class={large ? 'large' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {indexable ? null : <meta name="robots" content="noindex" />}
        <title>{title === undefined || title === '' ? name : `${title}${texts.separator}${texts.brand}`}</title>
        <link rel="icon" href={assets.url('icon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.url('app.css')} />
        <script type="module" src={assets.url('app.js')}></script>
      </head>
      <body>
        <a class="skip" href="#main">{texts.skip}</a>
        <header class="band"><div class="bar column">
          <a class="brand" href="/">
            <img src={assets.url('icon.svg')} alt="" width="40" height="40" />
            <span><strong>{texts.brand}</strong><span class="tagline">{texts.tagline}</span></span>
          </a>
          <form class="type-size" method="post" action="/type">
            <input type="hidden" name="back" value={here} />
            <button type="submit" name="size" value={large ? 'normal' : 'large'} data-larger={texts.larger} data-normal={texts.normal}>
              {large ? texts.normal : texts.larger}
            </button>
          </form>
        </div></header>
        <main id="main" class="column" tabindex={-1}>{children}</main>
        <footer class="foot">
          <div class="column">
            <p>{texts.automatic.limits}</p>
            <p><a href="/privacy">{texts.privacy}</a></p>
          </div>
        </footer>
      </body>
    </html>
  );
}
