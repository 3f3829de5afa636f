/** Regular expressions that one types between slashes: `/^fig. 2[bc]/`. They do not see capitals, and `^` and `$` are ends of a name or a tag. */

/** From one that was typed between slashes, and the rest of the text. */
export function splitPatterns(text: string): { readonly sources: readonly string[]; readonly rest: string } {
  const sources: string[] = []
  const rest = text.replaceAll(/(?<=^|\s)\/((?:[^/\\\n]|\\.)+)\/(?=\s|$)/gu, (_, source: string) => {
    sources.push(source)
    return ' '
  })
  return { sources, rest }
}

/** A pattern, or what is wrong with it. */
export function readPattern(source: string): RegExp | { readonly problem: string } {
  try {
    const pattern = new RegExp(source, 'imu')
    return repeatsWithin(source) ? { problem: `/${source}/: a repeated group that has a repetition or a choice in it may take for ever; expected a simpler one, such as /fig. 2[bc]/` } : pattern
  } catch (error) {
    const reason = error instanceof Error ? error.message.split(': ').at(-1) ?? '' : String(error)
    return { problem: `/${source}/: ${reason.toLowerCase()}; expected a regular expression, such as /fig. 2[bc]/` }
  }
}

/** Whether something repeated repeats or chooses itself: such patterns can try more ways than there is time for. Of a valid pattern. */
function repeatsWithin(source: string): boolean {
  /** For each open group, whether there is a repetition or a choice in it. */
  const open = [false]
  const plain = source.replaceAll(/\\[pPuxkc]\{[^}]*\}|\\./gu, 'x').replaceAll(/\[[^\]]*\]/gu, 'x').replaceAll(/\(\?(?:<?[=!]|:|<[^>]*>)/gu, '(')
  for (let at = 0; at < plain.length; at++) {
    const sign = plain.charAt(at)
    if (sign === '(') open.push(false)
    else if (sign === ')') {
      const inner = open.pop() ?? false
      if (inner && /[*+{]/.test(plain.charAt(at + 1))) return true
      if (inner) open[open.length - 1] = true
    } else if (/[*+{|]/.test(sign)) open[open.length - 1] = true
  }
  return false
}
