/** What Settings offers to choose from, held against the lab's table of settings: the page may not read it. */
import { expect, it } from 'vitest'
import { colourSchemeNames } from '../../../src-main/export/colour-schemes.ts'
import { declaredSettings, textSizesPct } from '../../../src-main/lab/settings/declared-settings.ts'
import { colourSchemes } from '../../../src-renderer/theme/figure-colour.ts'
import { textSizesPct as offered } from '../../../src-renderer/theme/theme-memory.ts'

it('every size of text is offered', () => expect(offered).toEqual(textSizesPct))

it('every scheme of colours is offered, under the name that the command line has for it', () => {
  expect(colourSchemes.map(({ value }) => value)).toEqual(colourSchemeNames)
  const { say } = declaredSettings.colourScheme
  expect(colourSchemes.map(({ label }) => label.toLowerCase())).toEqual(colourSchemeNames.map((name) => say(name).toLowerCase()))
})
