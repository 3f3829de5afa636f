/** What no-way-out.ts says on stderr, and who started the process listens for. */
export const mark = 'reached beyond this machine:'
