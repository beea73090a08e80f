import { texts } from '../texts.js';

/** "Is this answer right?" A plain form; the script sends it without leaving the page. */
export function FeedbackForm({ answerId }: { answerId: string }) {
  return (
    <form class="feedback" method="post" action="/feedback" data-failed={texts.feedbackFailed}>
      <input type="hidden" name="answer" value={answerId} />
      <fieldset>
        <legend>{texts.feedbackQuestion}</legend>
        <details>
          <summary>{texts.comment}</summary>
          <label for={`f-${answerId}`}>{texts.commentHint}</label>
          <textarea id={`f-${answerId}`} name="comment" rows={2} maxlength={1000} autocomplete="off"></textarea>
        </details>
        <div class="verdict">
          <button type="submit" name="right" value="yes">{texts.right}</button>
          <button type="submit" name="right" value="no">{texts.wrong}</button>
        </div>
      </fieldset>
      <p class="status" role="status"></p>
    </form>
  );
}
