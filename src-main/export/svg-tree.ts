/** Reads the vector graphics that we draw ourselves (no entity but the five of XML, no comment, no CDATA) as a tree. */

export interface SvgElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly SvgElement[]
  /** Of an element that holds text. */
  readonly text: string
}

interface Open {
  name: string
  attributes: Map<string, string>
  children: SvgElement[]
  text: string
}

const tag = /<\?[^>]*>|<(\/?)([\w:-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy

/** The root element. Throws RangeError for what is not well formed. */
export function parseSvg(svg: string): SvgElement {
  const root: Open = { name: '', attributes: new Map(), children: [], text: '' }
  const open: Open[] = [root]
  let end = 0
  for (const found of svg.matchAll(tag)) {
    end = found.index + found[0].length
    const [, closes, name, attributes = '', empty, text] = found
    const innermost = open.at(-1) ?? root
    if (text !== undefined) {
      innermost.text += unescapeXml(text)
    } else if (closes === '/') {
      if (innermost.name !== name) throw new RangeError(`svg: </${name}> closes <${innermost.name}>`)
      open.pop()
    } else if (name !== undefined) {
      const element: Open = { name, attributes: attributesOf(attributes), children: [], text: '' }
      innermost.children.push(element)
      if (empty !== '/') open.push(element)
    }
  }
  const [first] = root.children
  if (end !== svg.length || open.length !== 1 || first === undefined) throw new RangeError(`svg: not well formed at character ${end}`)
  return first
}

const attributesOf = (text: string): Map<string, string> => new Map([...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescapeXml(value)]))

const letters: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: '\'', amp: '&' }

export const unescapeXml = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (all, decimal: string | undefined, hex: string | undefined, name: string | undefined) => {
    if (name !== undefined) return letters[name] ?? all
    return String.fromCodePoint(decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal))
  })
