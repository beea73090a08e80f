import type { FakeTelegram } from '../../fakes/telegram/fakeTelegram.js';
import type { Entity } from '../../fakes/telegram/parseHtml.js';
import type { Phone, Run } from './phone.js';

const CITIZEN = 70_000_001;

/** A phone with Telegram on the fake Bot API. */
export function telegramPhone(fake: FakeTelegram): Phone {
  const person = fake.person(CITIZEN);
  return {
    name: 'telegram',
    bubbles: () => person.screen.map(({ message_id: id, fromBot, text, entities, keyboard }) => ({
      id: String(id), isOurs: fromBot, runs: runsOf(text, entities), buttons: keyboard.flat().map(({ text: label }) => ({ label })),
    })),
    start: () => void person.says('/start'),
    say: (text) => void person.says(text),
    press: (bubble, label) => void person.presses(label, Number(bubble)),
  };
}

/** Text and entities as pieces that look the same from end to end. */
export function runsOf(text: string, entities: readonly Entity[]): Run[] {
  const borders = [...new Set([0, text.length, ...entities.flatMap(({ offset, length }) => [offset, offset + length])])].filter((at) => at <= text.length).sort((a, b) => a - b);
  return borders.slice(0, -1).map((from, i) => {
    const around = entities.filter(({ offset, length }) => offset <= from && from < offset + length);
    const url = around.find((entity) => entity.url !== undefined)?.url;
    return {
      text: text.slice(from, borders[i + 1]),
      ...(around.some(({ type }) => type === 'bold') ? { bold: true } : {}),
      ...(around.some(({ type }) => type === 'italic') ? { italic: true } : {}),
      ...(url === undefined ? {} : { url }),
    };
  });
}
