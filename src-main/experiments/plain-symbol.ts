/** A parameter's KaTeX symbol in plain text, for names, tables and axes: "\tau_\mathrm{avg}" is "τ_avg". */

const letters: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', eta: 'η', theta: 'θ', vartheta: 'ϑ', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', pi: 'π', rho: 'ρ',
  sigma: 'σ', tau: 'τ', phi: 'φ', omega: 'ω', Delta: 'Δ', Theta: 'Θ', angle: '∠', cdot: '·',
}

/** Letters and their indices; what has no plain form keeps its name. */
export function plainSymbol(tex: string): string {
  return tex
    .replace(/\\(?:mathrm|mathsf|text)\{([^{}]*)\}/g, '$1')
    .replace(/\\bar\{(.)\}/gu, '$1\u0304')
    .replace(/\\widetilde\{(.)\}/gu, '$1\u0303')
    .replace(/\\([A-Za-z]+) ?/g, (_, name: string) => letters[name] ?? name)
    .replace(/\\[,;! ]/g, ' ')
    .replace(/[{}]/g, '')
}
