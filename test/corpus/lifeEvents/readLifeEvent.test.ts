import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LifeEventError } from '../../../src/corpus/lifeEvents/lifeEventError.js';
import { readLifeEvent } from '../../../src/corpus/lifeEvents/readLifeEvent.js';

const SITUATIONS = ['một', 'hai', 'ba', 'bốn', 'năm', 'sáu'];
const HEAD = `id: sinh-con
title: Nhà có em bé
updated: "2026-11"
situations: [${SITUATIONS.join(', ')}]`;
const BODY = `Con mới sinh thì làm khai sinh trước.
Sau đó nhập hộ khẩu.

- [1.001193] Khai sinh cho bé: Trong 60 ngày. Nộp ở xã: bộ phận một cửa.
- [1.004222] Nhập hộ khẩu cho bé: Nộp cho Công an cấp xã.`;

const read = (head = HEAD, body = BODY, file = 'life-events/sinh-con.md') => readLifeEvent(`---\n${head}\n---\n\n${body}\n`, file);

describe('readLifeEvent', () => {
  it('reads the head, the sentences before the list and the steps in their order', () => {
    expect(read()).toEqual({
      id: 'sinh-con',
      title: 'Nhà có em bé',
      updated: '2026-11',
      situations: SITUATIONS,
      intro: ['Con mới sinh thì làm khai sinh trước.', 'Sau đó nhập hộ khẩu.'],
      steps: [
        { code: '1.001193', title: 'Khai sinh cho bé', text: 'Trong 60 ngày. Nộp ở xã: bộ phận một cửa.' },
        { code: '1.004222', title: 'Nhập hộ khẩu cho bé', text: 'Nộp cho Công an cấp xã.' },
      ],
      files: ['life-events/sinh-con.md'],
    });
  });

  it('lets two people do their parts of one procedure', () => {
    const { steps } = read(HEAD, 'Một câu.\n\n- [1.013076] Chủ cũ: a.\n- [1.013076] Người mua: b.');
    expect(steps.map(({ code }) => code)).toEqual(['1.013076', '1.013076']);
  });

  it('composes decomposed letters', () => {
    expect(read(HEAD.normalize('NFD'), BODY.normalize('NFD'))).toEqual(read());
  });

  it.each([
    ['no front matter', () => readLifeEvent(BODY, 'x.md'), /x\.md: the file must begin with a front matter/],
    ['an id with diacritics', () => read(HEAD.replace('sinh-con', 'sinh-đẻ')), /field "id"/],
    ['an id unlike the file name', () => read(HEAD, BODY, 'life-events/khai-sinh.md'), /the id is "sinh-con"; give the file and the id one name/],
    ['a year alone', () => read(HEAD.replace('"2026-11"', '2026')), /field "updated"/],
    ['too few situations', () => read(HEAD.replace('một, ', '')), /field "situations"/],
    ['a situation told twice', () => read(HEAD.replace('hai', 'mot')), /field "situations": tells one situation twice/],
    ['a situation longer than a message', () => read(HEAD.replace('hai', 'a'.repeat(301))), /field "situations\.1"/],
    ['an unknown field', () => read(`${HEAD}\nsteps: 3`), /steps/],
    ['no introduction', () => read(HEAD, BODY.slice(BODY.indexOf('- '))), /the introduction has 0 sentences/],
    ['a long introduction', () => read(HEAD, `Một. Hai.\n${BODY}`), /the introduction has 4 sentences/],
    ['one step only', () => read(HEAD, BODY.slice(0, BODY.lastIndexOf('- '))), /there are 1 steps/],
    ['a step without a code', () => read(HEAD, `${BODY}\n- Làm thẻ: ở xã.`), /the step "Làm thẻ: ở xã\." has another form; write it as/],
    ['a step without its line', () => read(HEAD, `${BODY}\n- [1.014062] Làm thẻ`), /has another form/],
    ['a step twice', () => read(HEAD, `${BODY}\n- [1.014062] Khai sinh cho bé: ở xã.`), /"Khai sinh cho bé" stands twice/],
    ['a sentence below the list', () => read(HEAD, `${BODY}\n\nThế là xong.`), /the line "Thế là xong\." is no step/],
    ['a heading', () => read(HEAD, `# Nhà có em bé\n\n${BODY}`), /is no step/],
  ])('refuses %s, and says what to do', (_what, readIt, message) => {
    expect(readIt).toThrow(LifeEventError);
    expect(readIt).toThrow(message);
  });

  it('throws nothing but its own error, whatever the body holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (body) => {
      try {
        return read(HEAD, body).steps.length > 1;
      } catch (error) {
        return error instanceof LifeEventError;
      }
    }));
  });
});
