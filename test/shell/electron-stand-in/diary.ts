/** What happened to the stand-in, in order: tests read it to see what came before what. */
export interface Diary {
  readonly lines: string[]
  write(line: string): void
}

export function createDiary(): Diary {
  const lines: string[] = []
  return { lines, write: (line) => void lines.push(line) }
}
