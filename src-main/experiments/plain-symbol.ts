/** A parameter's KaTeX symbol in plain text, for names, tables and axes: "\tau_1" is "τ₁", "\tau_\mathrm{avg}" is "τavg". */

const letters: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', eta: 'η', theta: 'θ', vartheta: 'ϑ', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', pi: 'π', rho: 'ρ',
  sigma: 'σ', tau: 'τ', phi: 'φ', omega: 'ω', Delta: 'Δ', Theta: 'Θ', angle: '∠', cdot: '·',
}

/** What Unicode has below the line. */
const below: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'0123456789'].map((digit) => [digit, String.fromCodePoint(0x2080 + Number(digit))])),
  a: 'ₐ', e: 'ₑ', h: 'ₕ', i: 'ᵢ', j: 'ⱼ', k: 'ₖ', l: 'ₗ', m: 'ₘ', n: 'ₙ', o: 'ₒ', p: 'ₚ', r: 'ᵣ', s: 'ₛ', t: 'ₜ', u: 'ᵤ', v: 'ᵥ', x: 'ₓ',
}

/** What Unicode has above the line. */
const above: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'0123456789()'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾'][at] ?? sign])),
  i: 'ⁱ', j: 'ʲ', n: 'ⁿ', r: 'ʳ', E: 'ᴱ',
}

/** Letters, their indices and exponents: small where all of one can be, else right behind the letter. What has no plain form keeps its name. */
export function plainSymbol(tex: string): string {
  const plain = tex
    .replace(/\\(?:mathrm|mathsf|text)(\{[^{}]*\})/g, '$1')
    .replace(/\\bar\{(.)\}/gu, '$1\u0304')
    .replace(/\\widetilde\{(.)\}/gu, '$1\u0303')
    .replace(/\\([A-Za-z]+) ?/g, (_, name: string) => letters[name] ?? name)
    .replace(/\\[,;! ]/g, ' ')
  return withIndices(plain).replace(/[{}]/g, '')
}

/** From the innermost index outwards. */
function withIndices(text: string): string {
  const next = text.replace(/([_^])(?:\{([^{}_^]*)\}|([^{}_^]))/gu, (_, sign: string, group: string | undefined, single: string | undefined) => small(group ?? single ?? '', sign === '_' ? below : above))
  return next === text ? text : withIndices(next)
}

function small(index: string, signs: Readonly<Record<string, string>>): string {
  const found = [...index].map((letter) => signs[letter])
  return found.includes(undefined) ? index : found.join('')
}
