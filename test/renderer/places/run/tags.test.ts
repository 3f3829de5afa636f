import { describe, expect, it } from 'vitest'
import { addTags } from '../../../../src-renderer/places/run/tags.ts'

describe('typing tags', () => {
  it('takes several by comma, each once whatever its case', () => {
    expect(addTags(['talk'], ' Draft, talk,TALK , , fig 2')).toEqual(['talk', 'Draft', 'fig 2'])
  })

  it('keeps to 40 characters', () => {
    expect(addTags([], 'x'.repeat(60))).toEqual(['x'.repeat(40)])
  })
})
