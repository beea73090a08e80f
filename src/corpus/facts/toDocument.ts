import type { Aspect, Document, OtherSection, Section } from '../document.js';
import type { FactChannel, FactField, FactSheet } from './factSheet.js';
import * as say from './sentences.js';

/** A portal or an app is a way to hand in online, not an office. */
const PORTAL = /^(?:Cổng|[Ứứ]ng dụng|VNeID|Hệ thống)/u;
/** The form that the citizen fills in comes first: an answer that is cut keeps it. */
const FORM_FIRST = /^(?:Tờ khai|Đơn|Giấy đề nghị|Văn bản đề nghị|Phiếu|Bản khai|Mẫu|Đề nghị|Công văn đề nghị|Bản đăng ký|Giấy đăng ký)/iu;

/** A fact sheet as a Document whose sections hold one fact a line, in our own sentence patterns. */
export function toDocument(sheet: FactSheet, file: string): Document {
  return {
    id: sheet.code,
    kind: 'procedure',
    title: sheet.name,
    ...(sheet.agency ? { issuer: sheet.agency } : {}),
    ...(sheet.decision ? { number: sheet.decision } : {}),
    date: sheet.captured,
    levels: sheet.levels,
    field: sheet.field,
    who: sheet.who,
    url: sheet.url,
    validity: sheet.validity
      ? {
          status: sheet.validity.status,
          ...(sheet.validity.replacedBy ? { replacedBy: sheet.validity.replacedBy } : {}),
          ...(sheet.validity.note ? { note: sheet.validity.note } : {}),
        }
      : { status: 'in_force' },
    warnings: sheet.warnings ?? [],
    sections: sectionsOf(sheet),
    files: [file],
  };
}

function sectionsOf(sheet: FactSheet): Section[] {
  const is = (field: FactField): boolean => sheet.unclear.includes(field);
  const channels = [...new Set(sheet.channels.map(({ channel }) => channel))];
  return [
    section('dossier', paperLines(sheet), is('papers')),
    section('duration', [...timeLines(sheet), ...sheet.deadlines.map(say.deadlineLine)], is('times')),
    section('fee', feeLines(sheet), is('fees')),
    section('place', placeLines(sheet), is('submitTo') || is('offices')),
    section('channel', channels.length > 0 ? [say.channelLine(channels), ...portals(sheet).map(say.submitOnlineLine)] : [], false),
    section('result', sheet.results.map(say.resultLine), is('results')),
    section('legal_basis', sheet.legalBases.map(say.legalBasisLine), is('legalBases')),
    section('who', sheet.who.length > 0 ? [say.whoLine(sheet.who)] : [], false),
    section('about', say.aboutLines(sheet), false),
  ].filter((one) => one !== undefined);
}

function section(path: Extract<Aspect | OtherSection, keyof typeof say.HEADINGS>, lines: string[], unclear: boolean): Section | undefined {
  const base = {
    path,
    heading: say.HEADINGS[path],
    trail: [],
    ...(path === 'about' || path === 'who' ? {} : { aspect: path }),
    layer: 'facts' as const,
  };
  if (lines.length > 0) {
    // Some facts stand, others of the same aspect are unclear: the last line says so.
    const remark = unclear && path !== 'about' && path !== 'who' && path !== 'channel' ? [say.unclearLine(path)] : [];
    return { ...base, lines: [...lines, ...remark] };
  }
  if (!unclear || path === 'about' || path === 'who' || path === 'channel') return undefined;
  return { ...base, lines: [say.unclearLine(path)], unclear: true };
}

function timeLines(sheet: FactSheet): string[] {
  const timed = sheet.channels.flatMap(({ channel, time }) => (time ? [{ channel, time }] : []));
  const groups = groupBy(timed, ({ time }) => say.duration(time));
  if (groups.length === 0) return [];
  if (sheet.timesByCase) return [say.timesByCaseLine(groups.flatMap(([first]) => (first ? [first.time] : [])))];
  return groups.flatMap((group) => (group[0] ? [say.timeLine(group[0].time, unique(group.map(({ channel }) => channel)))] : []));
}

function feeLines(sheet: FactSheet): string[] {
  const free = unique(sheet.channels.filter((row) => row.free).map(({ channel }) => channel));
  const rows = sheet.channels.flatMap(({ channel, fees }) => fees.map((fee) => ({ channel, fee })));
  const groups = groupBy(rows, ({ fee }) => JSON.stringify(fee));
  return [
    ...(free.length > 0 ? [say.freeLine(free)] : []),
    ...groups.flatMap((group) => (group[0] ? [say.feeLine(group[0].fee, unique(group.map(({ channel }) => channel)))] : [])),
  ];
}

function paperLines(sheet: FactSheet): string[] {
  const hasForm = (papers: FactSheet['papers']): boolean => papers.some((paper) => FORM_FIRST.test(paper.name));
  const groups = groupBy(sheet.papers, (paper) => paper.case ?? '').sort((a, b) => Number(hasForm(b)) - Number(hasForm(a)));
  return groups.flatMap((papers) => {
    const heading = papers[0]?.case;
    const sorted = [...papers].sort((a, b) => Number(FORM_FIRST.test(b.name)) - Number(FORM_FIRST.test(a.name)));
    return [...(heading ? [say.caseLine(heading)] : []), ...sorted.map(say.paperLine)];
  });
}

function portals(sheet: FactSheet): string[] {
  return sheet.submitTo.filter((office) => PORTAL.test(office));
}

function placeLines(sheet: FactSheet): string[] {
  return [
    ...sheet.submitTo.filter((office) => !PORTAL.test(office)).map(say.submitLine),
    ...(sheet.address ? [say.addressLine(sheet.address)] : []),
    ...(sheet.offices.length > 0 ? [say.officeLine(sheet.offices)] : []),
    ...(sheet.authority.length > 0 ? [say.authorityLine(sheet.authority)] : []),
    ...portals(sheet).map(say.submitOnlineLine),
  ];
}

function unique(channels: FactChannel['channel'][]): FactChannel['channel'][] {
  return [...new Set(channels)];
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return [...groups.values()];
}
