import type { AnswerContact } from '../../../src/answer/answer.js';
import { telUrl } from '../format.js';
import { texts } from '../texts.js';

/** Whom to call. */
export function ContactList({ contacts }: { contacts: readonly AnswerContact[] }) {
  if (contacts.length === 0) return null;
  return (
    <section class="contacts" data-copy>
      <h3>{texts.contacts}</h3>
      <ul>
        {contacts.map((contact) => {
          const tel = telUrl(contact.phone);
          return (
            <li>
              <span class="who">
                {contact.name}
                {contact.scope === '' ? null : <span class="origin"> {contact.scope}</span>}
                {contact.source === '' ? null : <span class="origin"> {texts.contactSource(contact.source)}</span>}
              </span>
              {tel === undefined ? <span class="phone">{contact.phone}</span>
                : <a class="phone" href={tel} aria-label={texts.call(contact.name, contact.phone)}>{contact.phone}</a>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
