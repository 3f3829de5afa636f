/** In which equations of its kind a parameter stands: its symbol is in them, or its source names them. */
import type { KindDescription, Parameter } from '../../../src-main/api/contract.ts'
import { knownSymbols, markSymbols } from './equation-symbols.ts'

export type Equation = KindDescription['equations'][number]

/** 4, 5 and 13 out of "Eqs. 4, 5, Fig. 2" and "Eqs. 13"; a stretch, "15-17", has all that lie between. */
export function equationNumbers(text: string): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (const [, list = ''] of text.matchAll(/\bEqs?\.\s*(\d+(?:\s*(?:,|-|and)\s*\d+)*)/g)) {
    for (const [, first, last] of list.matchAll(/(\d+)(?:\s*-\s*(\d+))?/g)) {
      for (let number = Number(first); number <= Number(last ?? first); number++) numbers.add(number)
    }
  }
  return numbers
}

/** By the paths of the parameters; one that stands in no equation is not there. */
export function equationsByPath(equations: readonly Equation[], parameters: readonly Parameter[]): ReadonlyMap<string, readonly Equation[]> {
  const symbols = knownSymbols(parameters)
  const read = equations.map((equation) => ({ equation, numbers: equationNumbers(equation.label), found: markSymbols(equation.tex, symbols).found }))
  const named = parameters.map((parameter) => ({ parameter, numbers: equationNumbers(parameter.source) }))
  const stands = ({ parameter, numbers }: (typeof named)[number], equation: (typeof read)[number]): boolean => {
    if (share(numbers, equation.numbers)) return true
    if (!equation.found.includes(parameter.symbol)) return false
    // Two cells may write different things alike: the one whose source names the equation is meant.
    return !named.some((other) => other.parameter.symbol === parameter.symbol && share(other.numbers, equation.numbers))
  }
  const rows = named.map((one) => [one.parameter.path, read.filter((equation) => stands(one, equation)).map(({ equation }) => equation)] as const)
  return new Map(rows.filter(([, standing]) => standing.length > 0))
}

const share = (some: ReadonlySet<number>, others: ReadonlySet<number>): boolean => [...some].some((number) => others.has(number))
