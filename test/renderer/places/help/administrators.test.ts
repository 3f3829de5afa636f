/** The manual's page for administrators, held against the table of settings. */
import { describe, expect, it } from 'vitest'
import { declaredSettings, settingNames } from '../../../../src-main/lab/settings/declared-settings.ts'
import { manualPage } from '../../../../src-renderer/places/help/manual-pages.ts'

const { source } = manualPage('administrators')
const rows = new Map([...source.matchAll(/^\| `(\w+)` \|.*$/gm)].map(([row, name = '']) => [name, row]))

describe('the page for administrators', () => {
  it('has every field of a workstation\'s file, and no other', () => {
    expect([...rows.keys()]).toEqual([...settingNames, 'dataRoot'])
  })

  it.each(settingNames)('says what %s is where nobody says otherwise', (name) => {
    const built = [declaredSettings[name].builtIn({ cores: 8 }), declaredSettings[name].builtIn({ cores: 4 })].map((value) => JSON.stringify(value))
    expect(rows.get(name)).toContain(built[0] === built[1] ? built[0] : "one less than the machine's cores")
  })

  it('has an example in which every field is one', () => {
    const example: unknown = JSON.parse(/```json\n([^`]+)```/.exec(source)?.[1] ?? '')
    for (const name of Object.keys(Object(example))) expect([...rows.keys()]).toContain(name)
  })
})
