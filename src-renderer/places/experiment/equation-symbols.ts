/** Symbols of parameters in the equations: found in the KaTeX source, so that each leads to its field and is marked while the field has the focus. */
import type { Parameter } from '../../../src-main/api/contract.ts'

/** "\tau", "_", "s" out of "\tau_s"; blanks do not count. */
export const tokensOf = (tex: string): string[] => tex.match(/\\[A-Za-z]+|\\.|[^\s]/g) ?? []

/** Symbols of the parameters, each once, the longest first. */
export function knownSymbols(parameters: readonly Parameter[]): string[] {
  const symbols = new Set(parameters.map(({ symbol }) => symbol).filter((symbol) => symbol !== ''))
  return [...symbols].sort((a, b) => tokensOf(b).length - tokensOf(a).length)
}

export interface MarkedEquation {
  /** With each symbol wrapped as `\htmlData{symbol=3}{…}`, by its place in `symbols`. */
  readonly tex: string
  /** Those that are in it, in the order of their first occurrence. */
  readonly found: readonly string[]
}

/** Commands whose argument is words, not symbols. */
const wordy = new Set(['\\mathrm', '\\mathsf', '\\text', '\\operatorname'])

/** Commands that make the bracket behind them larger. */
const sizes = new Set(['\\left', '\\bigl', '\\Bigl', '\\biggl'])

/** A symbol that goes on with an index or a power of its own is another one, and so is a letter within an index. */
export function markSymbols(tex: string, symbols: readonly string[]): MarkedEquation {
  const tokens = tokensOf(tex)
  const patterns = symbols.map(tokensOf)
  const found: string[] = []
  const out: string[] = []
  let position = 0
  while (position < tokens.length) {
    const token = tokens[position] ?? ''
    // Indices and words are passed over whole.
    if (token === '_' || wordy.has(token)) {
      const end = argumentEnd(tokens, position + 1)
      out.push(...tokens.slice(position, end))
      position = end
      continue
    }
    const which = patterns.findIndex((pattern) => pattern.every((part, index) => tokens[position + index] === part) && !goesOn(tokens, position + pattern.length))
    const symbol = symbols[which]
    if (symbol === undefined) {
      out.push(token)
      position++
      continue
    }
    if (!found.includes(symbol)) found.push(symbol)
    out.push(`\\htmlData{symbol=${which}}{${joined(patterns[which] ?? [])}}`)
    position += patterns[which]?.length ?? 1
  }
  return { tex: joined(out), found }
}

/** An index or a power, also behind the braces of an accent: "\dot{w}_s"; and what is applied to something, "f(V_d)", is a function. */
function goesOn(tokens: readonly string[], from: number): boolean {
  const behindSize = sizes.has(tokens[from] ?? '') ? from + 1 : from
  if (tokens[behindSize] === '(') return true
  const next = tokens.slice(from).find((token) => token !== '}')
  return next === '_' || next === '^'
}

/** Behind the token or the group in braces that begins at `from`. */
function argumentEnd(tokens: readonly string[], from: number): number {
  // "_\mathrm{max}": a command and its own argument.
  if (wordy.has(tokens[from] ?? '')) return argumentEnd(tokens, from + 1)
  if (tokens[from] !== '{') return from + 1
  let depth = 0
  for (let index = from; index < tokens.length; index++) {
    if (tokens[index] === '{') depth++
    if (tokens[index] === '}' && --depth === 0) return index + 1
  }
  return tokens.length
}

/** A command must not run into the letter behind it. */
const joined = (tokens: readonly string[]): string => tokens.reduce((text, token) => (/\\[A-Za-z]+$/.test(text) && /^[A-Za-z]/.test(token) ? `${text} ${token}` : text + token), '')
