/** Who issues the documents that portal records name, as the end of a document number ("…/TT-BCA"), longest first. */
export const ISSUERS = [
  'UBTVQH\\d\\d', 'QH\\d\\d', 'QH\\d(?!\\d)', 'CP', 'TTg', 'BLĐTBXH', 'BNNPTNT', 'BNN&PTNT', 'BNNMT', 'BTNMT', 'BGTVT', 'BVHTTDL', 'BKHĐT', 'BKHCN', 'BGDĐT', 'BDTTG', 'BTTTT',
  'TANDTC', 'VKSNDTC', 'NHNN', 'BHXH', 'VPCP', 'BNN(?!PTNT|&PTNT|MT)', 'BXD', 'BCA', 'BTC', 'BTP', 'BYT', 'BNV', 'BQP', 'BCT', 'BNG', 'TTCP', 'UBDT', 'UBCK', 'UBND', 'HĐND', 'TLĐ', 'TCT', 'TCHQ',
].join('|');
