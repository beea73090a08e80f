import { texts } from '../texts.js';

interface ComposerProps {
  /** Text that waits in the field. */
  value?: string;
  /** Id of the answer that the next question follows. */
  after?: string | undefined;
  message?: string | undefined;
}

/** The field to ask in. Without JavaScript it is a plain GET form. */
export function Composer({ value = '', after, message }: ComposerProps) {
  return (
    <form class="composer" method="get" action="/" id="ask" data-searching={texts.searching} data-found={texts.found}
      data-offline={texts.offline} data-slow={texts.slow} data-empty={texts.emptyQuestion}>
      <p class="status" role="status" aria-live="polite" id="ask-status">{message}</p>
      <label for="q" data-next={texts.nextQuestion}>{after === undefined ? texts.question : texts.nextQuestion}</label>
      <div class="field">
        <textarea id="q" name="q" rows={1} maxlength={1000} required autocomplete="off" enterkeyhint="send" aria-describedby="ask-hint">{value}</textarea>
        <button type="submit" class="primary">{texts.ask}</button>
      </div>
      <p class="hint" id="ask-hint">{texts.hint}</p>
      {after === undefined ? null : <input type="hidden" name="c" value={after} />}
    </form>
  );
}
