/** Notes in Markdown as HTML that can do nothing: no HTML of one's own, no pictures, links to pages only. */
import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false }).disable('image')

// Scripts, files and data are no pages.
markdown.validateLink = (url) => /^https?:\/\//i.test(url.trim())

const plainLink = markdown.renderer.rules.link_open ?? ((tokens, index, options, _, self) => self.renderToken(tokens, index, options))
// What opens outside is for the window's guard, or the browser, to say; the page itself never goes anywhere.
markdown.renderer.rules.link_open = (tokens, index, options, env, self) => {
  tokens[index]?.attrSet('target', '_blank')
  tokens[index]?.attrSet('rel', 'noopener noreferrer')
  return plainLink(tokens, index, options, env, self)
}

/** Whatever is not Markdown shows as it was typed. */
export const renderMarkdown = (text: string): string => markdown.render(text)
