// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import SymbolTex from '../../../src-renderer/components/SymbolTex.vue'

describe('a symbol', () => {
  it('is set as the paper sets it, for eyes and for ears', () => {
    const symbol = mount(SymbolTex, { props: { tex: '\\tau' } })
    expect(symbol.get('.katex-html').text()).toBe('τ')
    expect(symbol.find('math').exists()).toBe(true)
  })

  it('follows its source', async () => {
    const symbol = mount(SymbolTex, { props: { tex: 'a' } })
    await symbol.setProps({ tex: 'b', display: true })
    expect(symbol.get('.katex-display .katex-html').text()).toBe('b')
  })

  it('shows broken source instead of nothing, and makes no markup of it', () => {
    const symbol = mount(SymbolTex, { props: { tex: '\\frac{<img src=x>' } })
    expect(symbol.text()).toContain('\\frac{<img src=x>')
    expect(symbol.find('img').exists()).toBe(false)
  })
})
