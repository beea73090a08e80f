import { expect, test } from 'vitest';
import { citedPassage } from '../../../bots/web/citedPassage.js';
import { birth } from '../../fakes/assistant.js';

const long = {
  ...birth,
  sections: [{ path: 'steps', heading: '', trail: [], layer: 'record' as const, lines: Array.from({ length: 40 }, (_, n) => `Bước thứ ${n} của thủ tục.`) }],
};

test('a cut statement still finds its line', () => {
  const lines = citedPassage(birth, 'dossier', ['Giấy chứng sinh; nếu không có thì…']);
  expect(lines?.map(({ used }) => used)).toEqual([false, true, false]);
});

test('a statement made of a whole line and more marks that line, a short line is not marked by chance', () => {
  const section = { ...long.sections[0], lines: ['Có', 'Thời hạn: 3 ngày làm việc'] };
  const lines = citedPassage({ ...long, sections: [section as never] }, 'steps', ['Có thể nộp. Thời hạn: 3 ngày làm việc (trực tuyến)']);
  expect(lines?.map(({ used }) => used)).toEqual([false, true]);
});

test('only the layer that was used is shown', () => {
  expect(citedPassage(birth, 'fee', ['Theo dữ liệu Cổng: nộp trực tiếp, lệ phí 8.000 đồng.'])).toEqual([{ text: 'Theo dữ liệu Cổng: nộp trực tiếp, lệ phí 8.000 đồng.', used: true }]);
});

test('of a long section the lines around the used ones are shown', () => {
  const lines = citedPassage(long, 'steps', ['Bước thứ 20 của thủ tục.']);
  expect(lines?.map(({ text }) => text.replace(/\D+/g, '') || text)).toEqual(['…', '17', '18', '19', '20', '21', '22', '23', '…']);
});

test('a section that is gone has no passage', () => {
  expect(citedPassage(undefined, 'dossier', [])).toBeUndefined();
  expect(citedPassage(birth, 'nowhere', [])).toBeUndefined();
});
