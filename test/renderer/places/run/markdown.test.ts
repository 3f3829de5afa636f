import { describe, expect, it } from 'vitest'
import { renderMarkdown } from '../../../../src-renderer/places/run/panels/markdown.ts'

describe('notes in Markdown', () => {
  it('have emphasis, headings, lists, code and tables', () => {
    expect(renderMarkdown('# Why\n\n- **bold** and `code`')).toMatch(/<h1>Why<\/h1>[^]*<li><strong>bold<\/strong> and <code>code<\/code><\/li>/)
    expect(renderMarkdown('|a|b|\n|-|-|\n|1|2|')).toContain('<td>1</td>')
  })

  it('show HTML as it was typed, and run none of it', () => {
    const html = renderMarkdown('<img src=x onerror=alert(1)> <script>alert(1)</script>')
    expect(html).not.toMatch(/<(img|script)/)
    expect(html).toContain('&lt;script&gt;')
  })

  it.each(['[x](javascript:alert(1))', '[x](data:text/html,hi)', '[x](file:///etc/passwd)', '[x](#/settings)', '![x](https://example.org/x.png)'])('make nothing to follow or fetch of %s', (text) => {
    expect(renderMarkdown(text)).not.toMatch(/<img|href="(?!https)/)
  })

  it('link to pages outside, never to where the workbench is', () => {
    expect(renderMarkdown('See https://doi.org/10.1038/s41593-021-00857-x')).toContain('<a href="https://doi.org/10.1038/s41593-021-00857-x" target="_blank" rel="noopener noreferrer">')
  })
})
