import { seconds, type Body, type BotApi, type ShownMessage } from './botApi.js';
import type { FakeUpdate } from './updateQueue.js';

/** Someone with a Telegram account, in a chat with the bot. */
export class Person {
  readonly #user: Body;

  constructor(private readonly api: BotApi, readonly id: number, readonly chatId: number = id) {
    this.#user = { id, is_bot: false, first_name: 'An', language_code: 'vi' };
    api.chat(chatId);
  }

  /** What the chat shows, oldest first. */
  get screen(): ShownMessage[] {
    return this.api.chat(this.chatId).messages;
  }

  /** What the bot sent, oldest first. */
  get received(): ShownMessage[] {
    return this.screen.filter(({ fromBot }) => fromBot);
  }

  says(text: string, extra: Body = {}, options: { copies?: number } = {}): FakeUpdate {
    const command = /^\/\S+/.exec(text)?.[0];
    return this.sends({ text, ...(command ? { entities: [{ type: 'bot_command', offset: 0, length: command.length }] } : {}), ...extra }, options);
  }

  /** Any message: a picture, a place, a sticker. */
  sends(content: Body, options: { copies?: number } = {}): FakeUpdate {
    const id = this.api.nextMessageId();
    this.screen.push({ message_id: id, fromBot: false, from: this.id, text: String(content['text'] ?? content['caption'] ?? ''), entities: [], keyboard: [], body: content });
    return this.api.emit(this.chatId, { message: this.#message(id, content) }, options);
  }

  edits(messageId: number, text: string): FakeUpdate {
    return this.api.emit(this.chatId, { edited_message: { ...this.#message(messageId, { text }), edit_date: seconds(this.api.options.now()) } });
  }

  /** Taps the button with that label, on the newest message that has one or on the named message. */
  presses(label: string, messageId?: number): { update: FakeUpdate; tap: string } {
    const message = this.received.findLast(({ keyboard, message_id: id }) => (messageId ?? id) === id && keyboard.flat().some(({ text }) => text === label));
    const button = message?.keyboard.flat().find(({ text }) => text === label);
    if (message === undefined || button === undefined) throw new Error(`no button "${label}"; there are ${this.buttons().map((text) => `"${text}"`).join(', ') || 'none'}`);
    const tap = `tap${this.api.nextMessageId()}`;
    this.api.taps.set(tap, { answered: false });
    const update = this.api.emit(this.chatId, {
      callback_query: {
        id: tap, from: this.#user, chat_instance: '-1', data: button.callback_data,
        message: {
          message_id: message.message_id, from: this.api.bot, date: seconds(this.api.options.now()), chat: this.#chat(), text: message.text,
          reply_markup: { inline_keyboard: message.keyboard },
        },
      },
    });
    return { update, tap };
  }

  /** Labels of all buttons on the screen. */
  buttons(): string[] {
    return this.received.flatMap(({ keyboard }) => keyboard.flat().map(({ text }) => text));
  }

  blocks(): FakeUpdate {
    this.api.chat(this.chatId).isBlocked = true;
    return this.#membership('member', 'kicked');
  }

  unblocks(): FakeUpdate {
    this.api.chat(this.chatId).isBlocked = false;
    return this.#membership('kicked', 'member');
  }

  /** Puts the bot into the group. */
  invites(): FakeUpdate {
    return this.#membership('left', 'member');
  }

  #membership(before: string, now: string): FakeUpdate {
    const member = (status: string): Body => ({ status, user: this.api.bot });
    return this.api.emit(this.chatId, {
      my_chat_member: { chat: this.#chat(), from: this.#user, date: seconds(this.api.options.now()), old_chat_member: member(before), new_chat_member: member(now) },
    });
  }

  #message(id: number, content: Body): Body {
    return { message_id: id, date: seconds(this.api.options.now()), from: this.#user, chat: this.#chat(), ...content };
  }

  #chat(): Body {
    const { id, type } = this.api.chat(this.chatId);
    return { id, type, ...(type === 'private' ? { first_name: 'An' } : { title: 'Nhóm' }) };
  }
}
