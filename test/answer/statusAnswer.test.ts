import { describe, expect, it } from 'vitest';
import { statusAnswer } from '../../src/answer/statusAnswer.js';

describe('statusAnswer', () => {
  it('says one sentence, states nothing and cites nothing', () => {
    expect(statusAnswer('greeting', 'Em chào anh/chị.')).toEqual({
      status: 'greeting', lead: 'Em chào anh/chị.', title: '', statements: [], citations: [], contacts: [], choices: [], next: [], notes: [], ranking: [], confidence: 0, ms: 0,
    });
  });
  it('takes contacts along, with their source and date', () => {
    const contact = { id: 'a', name: 'Công an', phones: ['113'], scope: {}, source: 'Bảng số', verified: 'chưa rõ' };
    expect(statusAnswer('handoff', 'Gọi ngay.', { contacts: [contact] }).contacts).toEqual([{ name: 'Công an', phone: '113', scope: 'cả nước', source: 'Bảng số (chưa rõ)' }]);
  });
});
