/** Words in little room: whole ones as far as they go, and an ellipsis where letters are missing; no letter is ever half there. */

/** Fewer letters than this before an ellipsis tell nothing. */
const leastLetters = 2
const loneLetter = / .…$/u

/** The text in at most so many lines; a word that is wider than a line loses its end. Empty where there is no room for anything. */
export function fitWords(text: string, roomPx: number, lineCount: number, widthOf: (text: string) => number): string {
  const fits = (line: string): boolean => widthOf(line) <= roomPx
  const lines: string[] = []
  let rest = text.split(' ')
  while (rest.length > 0 && lines.length < lineCount) {
    const isLast = lines.length === lineCount - 1
    const whole = rest.findLastIndex((_, index) => fits(rest.slice(0, index + 1).join(' '))) + 1
    // What doesn't end here ends with an ellipsis; and so does a word that no line has room for.
    const taken = isLast ? rest.length : Math.max(1, whole)
    lines.push(whole === taken ? rest.slice(0, taken).join(' ') : cutEnd(rest.slice(0, taken).join(' '), fits))
    rest = rest.slice(taken)
  }
  return lines.includes('') ? '' : lines.join('\n')
}

function cutEnd(text: string, fits: (text: string) => boolean): string {
  const letters = [...text]
  const kept = (count: number): string => `${letters.slice(0, count).join('').trimEnd()}…`
  const count = letters.findLastIndex((_, index) => fits(kept(index + 1))) + 1
  return count < leastLetters ? '' : kept(count).replace(loneLetter, '…')
}
