/** What is wrong with a version of Node, in Vietnamese and English, or null. Old syntax on purpose: see requireNode.mjs. */
export function nodeProblem(version) {
  const parts = version.split('.').map(Number);
  const fits = (parts[0] === 20 && parts[1] >= 19) || (parts[0] === 22 && parts[1] >= 12) || parts[0] > 22;
  if (fits) return null;
  return [
    'Một Cửa cần Node.js 20.19 trở lên hoặc 22.12 trở lên; máy này đang có ' + version + '.',
    'Hãy cài bản mới từ https://nodejs.org/en/download (chọn bản LTS), rồi chạy lại lệnh vừa rồi.',
    'Một Cửa needs Node.js 20.19 or newer, or 22.12 or newer; this is ' + version + '.',
    'Install the LTS version from https://nodejs.org/en/download and run the same command again.',
  ].join('\n');
}
