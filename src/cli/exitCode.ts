/** What a command ends with. */
export const EXIT = {
  ok: 0,
  /** The work failed, or a part of it. */
  failure: 1,
  /** The command line was wrong; nothing was done. */
  usage: 2,
} as const;
