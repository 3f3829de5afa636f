/** A report as one HTML file that needs nothing else: pictures, style and formulas are inside, a script is not. A4 when printed. */
import { createRequire } from 'node:module'
import type { FigureProvenance } from '../../experiments/figure-data.ts'
import type { Verdict } from '../../experiments/figure.ts'
import { escapeXml, provenanceKeyword, provenanceText } from '../provenance.ts'
import { element, facts, joined, numberText, raw, table, valueText } from './html.ts'
import type { Html } from './html.ts'
import { notesHtml } from './notes.ts'

export interface ReportParameter {
  readonly group: string
  readonly label: string
  /** KaTeX source; may be empty. */
  readonly symbol: string
  readonly unit: string
  readonly value: unknown
  /** Of the paper's preset; undefined where there is none to compare with. */
  readonly paper: unknown
  readonly differs: boolean
}

export interface ReportRun {
  readonly title: string
  readonly facts: readonly (readonly [name: string, value: string])[]
  readonly metrics: readonly { readonly name: string; readonly value: number }[]
  readonly notes: string
  readonly log: readonly { readonly at: string; readonly level: string; readonly text: string }[]
}

/** Runs of one spec. */
export interface ReportGroup {
  readonly title: string
  readonly parameters: readonly ReportParameter[]
  readonly runs: readonly ReportRun[]
}

export interface Report {
  readonly title: string
  readonly caption: string
  /** By `renderPageSvg` or `renderFigureSvg`. */
  readonly svg: string
  /** Of networks, by `drawingSvg`; named where there are several. */
  readonly drawings: readonly { readonly title: string; readonly svg: string }[]
  readonly verdicts: readonly { readonly title: string; readonly verdict: Verdict }[]
  /** Parameters that are not equal in all groups, with a value for each. */
  readonly differing: readonly { readonly label: string; readonly symbol: string; readonly unit: string; readonly values: readonly unknown[] }[]
  readonly groups: readonly ReportGroup[]
  readonly provenance: FigureProvenance
}

export function reportHtml(report: Report): string {
  const { title, caption, verdicts, differing, groups, provenance } = report
  const body = joined([
    element('header', [element('h1', title), element('p', `Report of ${provenance.runs.length} ${provenance.runs.length === 1 ? 'run' : 'runs'}, made ${provenance.exportedAt} by Burstlab ${provenance.version}.`, { class: 'muted' })]),
    element('figure', [inlineSvg(report.svg), element('figcaption', caption)]),
    ...report.drawings.map(({ title: of, svg }) => section(`Network${of === '' ? '' : `: ${of}`}`, element('figure', [inlineSvg(svg)], { class: 'drawing' }))),
    ...verdicts.map(({ title: what, verdict }) => section(`Verdict${what === '' ? '' : `: ${what}`}`, verdictHtml(verdict))),
    ...(differing.length === 0 ? [] : [section('What differs', table(
      [{ title: 'Parameter' }, { title: 'Symbol' }, { title: 'Unit' }, ...groups.map((group) => ({ title: group.title }))],
      differing.map((row) => [row.label, symbolHtml(row.symbol), row.unit, ...row.values.map(valueText)]),
    ))]),
    ...groups.map((group) => joined([section(`Parameters${groups.length === 1 ? '' : `: ${group.title}`}`, parametersHtml(group.parameters)), ...group.runs.map(runHtml)])),
  ])
  return [
    '<!DOCTYPE html>', '<html lang="en">', '<head>', '<meta charset="utf-8">',
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'; img-src data:">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">', `<meta name="${provenanceKeyword}" content="${escapeXml(provenanceText(provenance))}">`,
    `<title>${escapeXml(title)}</title>`, `<style>${style}</style>`, '</head>', `<body>${body.html}</body>`, '</html>', '',
  ].join('\n')
}

const section = (title: string, content: Html): Html => element('section', [element('h2', title), content])

/** Without its XML declaration and its own copy of the provenance. */
const inlineSvg = (svg: string): Html => raw(svg.replace(/^<\?xml[^>]*>\s*/, '').replace(/<metadata [^>]*>[^<]*<\/metadata>/, ''))

const stateWords: Readonly<Record<Verdict['state'], string>> = {
  pass: 'Within tolerance everywhere.', fail: 'Out of tolerance in places.', pending: 'Points are still missing.',
  differs: 'The spec differs from the paper\'s: for information only.', none: 'Nothing to compare with.',
}

function verdictHtml({ state, rows }: Verdict): Html {
  const words = element('p', stateWords[state], { class: `state ${state}` })
  if (rows.length === 0) return words
  return joined([words, table(
    [{ title: 'Quantity' }, { title: 'Reference', number: true }, { title: 'Ours', number: true }, { title: 'Difference', number: true }, { title: 'Tolerance' }, { title: 'Unit' }, { title: 'Verdict' }, { title: 'Source' }],
    rows.map((row) => [
      row.quantity, numberText(row.reference), numberText(row.ours), numberText(row.difference), row.toleranceNote, row.unit,
      element('span', row.verdict === 'pass' ? '✓ within' : row.verdict === 'fail' ? '✗ outside' : 'pending', { class: row.verdict }), row.source,
    ]),
  )])
}

function parametersHtml(parameters: readonly ReportParameter[]): Html {
  return element('div', [...Map.groupBy(parameters, ({ group }) => group)].map(([group, rows]) => joined([element('h3', group), table(
    [{ title: 'Parameter' }, { title: 'Symbol' }, { title: 'Value', number: true }, { title: 'Paper', number: true }, { title: 'Unit' }, { title: 'Difference' }],
    rows.map((row) => [
      row.label, symbolHtml(row.symbol), row.differs ? element('strong', valueText(row.value)) : valueText(row.value), row.paper === undefined ? '–' : valueText(row.paper), row.unit,
      row.differs ? element('span', differenceText(row), { class: 'differs' }) : '',
    ]),
  )])), { class: 'parameters' })
}

const differenceText = ({ value, paper }: ReportParameter): string => {
  if (typeof value !== 'number' || typeof paper !== 'number') return 'differs'
  return `${value > paper ? '+' : ''}${numberText(value - paper)}${paper === 0 ? '' : ` (${value > paper ? '+' : ''}${numberText(Number((((value - paper) / Math.abs(paper)) * 100).toPrecision(3)))} %)`}`
}

function runHtml({ title, facts: rows, metrics, notes, log }: ReportRun): Html {
  return section(title, joined([
    facts(rows),
    ...(metrics.length === 0 ? [] : [element('h3', 'Metrics'), table([{ title: 'Metric' }, { title: 'Value', number: true }], metrics.map(({ name, value }) => [name, numberText(value)]))]),
    ...(notes.trim() === '' ? [] : [element('h3', 'Notes'), element('div', notesHtml(notes), { class: 'notes' })]),
    element('h3', 'Log'),
    log.length === 0 ? element('p', 'Nothing was logged.', { class: 'muted' }) : element('ol', log.map(({ at, level, text }) => element('li', [element('time', at), ` ${level === 'info' ? '' : `${level}: `}`, text], { class: level })), { class: 'log' }),
  ]))
}

/** As MathML, which browsers draw with fonts of their own. */
function symbolHtml(tex: string): Html {
  if (tex === '') return raw('')
  const katex = createRequire(import.meta.url)('katex') as { renderToString(tex: string, options: object): string }
  return raw(katex.renderToString(tex, { output: 'mathml', throwOnError: false, strict: 'ignore', trust: false }))
}

const style = `
:root { color: #18202b; background: #fff; font: 10pt/1.45 system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif; }
body { max-width: 178mm; margin: 2rem auto; padding: 0 1rem; }
h1 { margin: 0; font-size: 1.6em; } h2 { margin: 1.6em 0 .4em; font-size: 1.2em; } h3 { margin: 1em 0 .2em; font-size: 1em; }
figure { margin: 1.2em 0; } figure svg { max-width: 100%; height: auto; } figcaption, .muted { color: #515c6b; }
table { width: 100%; border-collapse: collapse; font-size: .85em; font-variant-numeric: tabular-nums; }
th, td { padding: .18em .6em .18em 0; border-bottom: 1px solid #d6dbe2; text-align: start; vertical-align: top; font-weight: 400; }
thead th { border-color: #515c6b; color: #515c6b; } .number { text-align: right; } tbody th { min-width: 9em; }
td, dd { overflow-wrap: break-word; } dd { min-width: 0; overflow-wrap: anywhere; } td > span { white-space: nowrap; }
.parameters table { table-layout: fixed; } .parameters th:nth-child(1) { width: 30%; } .parameters th:nth-child(2) { width: 11%; } .parameters th:nth-child(5) { width: 9%; } .parameters th:nth-child(6) { width: 16%; }
.pass { color: #156b3b; } .fail { color: #ae2118; } .differs, .pending { color: #855000; } .state { font-weight: 600; }
dl { display: grid; grid-template-columns: 9em 1fr; gap: .15em 1em; margin: 0; font-size: .9em; } dt { color: #515c6b; } dd { margin: 0; }
.notes { padding-left: 1em; border-left: 3px solid #d6dbe2; } code { font-family: ui-monospace, monospace; }
.log { margin: 0; padding: 0; list-style: none; font-size: .85em; overflow-wrap: anywhere; } .log time { color: #515c6b; } .log .error { color: #ae2118; } .log .warning { color: #855000; }
@page { size: A4; margin: 16mm; }
@media print { body { max-width: none; margin: 0; padding: 0; } h2, h3 { break-after: avoid; } tr, figure, li { break-inside: avoid; } thead { display: table-header-group; } }
`
