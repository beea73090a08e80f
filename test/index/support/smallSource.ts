import type { Document } from '../../../src/corpus/document.js';
import type { IndexSource } from '../../../src/index/source.js';

const WORDS = 'khai sinh khai tử kết hôn thường trú tạm trú chứng thực hộ kinh doanh đất đai căn cước lệ phí hồ sơ thời hạn nơi nộp cấp lại đăng ký xe máy'.split(' ');

/** A corpus of some procedures, each with two sections, two passages and two phrasings. */
export function smallSource(documents: number, { changed }: { changed?: number } = {}): IndexSource {
  const words = (seed: number, count: number) => Array.from({ length: count }, (_, i) => WORDS[(seed * 7 + i * (1 + (seed % 5))) % WORDS.length]).join(' ');
  const list = Array.from({ length: documents }, (_, n): Document => {
    const mark = n === changed ? ' đã sửa' : '';
    return {
      id: `1.${String(n).padStart(6, '0')}`, kind: 'procedure', title: `Thủ tục số ${n} ${words(n, 4)}`, levels: ['commune'], field: 'Hộ tịch',
      validity: { status: 'in_force' }, warnings: [], files: [],
      sections: [
        { path: 'fee', heading: 'Lệ phí', trail: [], aspect: 'fee', layer: 'guidance', lines: [`Phí số ${n}: ${words(n + 1, 6)}${mark}`] },
        { path: 'dossier', heading: 'Hồ sơ', trail: [], aspect: 'dossier', layer: 'facts', lines: [`Giấy tờ ${n}`, words(n + 2, 9)] },
      ],
    };
  });
  return {
    documents: list,
    passages: list.flatMap((document) => document.sections.map((section) => ({
      document: document.id, section: section.path, layer: section.layer, ...(section.aspect ? { aspect: section.aspect } : {}),
      text: `${document.title} › ${section.heading}\n${section.lines.join('\n')}`, lines: [0, section.lines.length] as [number, number],
    }))),
    phrasings: list.flatMap(({ id }, n) => [
      { document: id, kind: 'plain' as const, text: `hỏi về việc ${n} ${words(n, 3)}` },
      { document: id, kind: 'chat' as const, text: `ad oi viec ${n} ${words(n + 3, 3)}` },
    ]),
  };
}
