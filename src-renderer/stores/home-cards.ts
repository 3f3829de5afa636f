/** The map of the paper, kept while other places are open: coming back shows it at once, and it is brought up to date behind. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { FigureCard } from '../../src-main/api/contract.ts'
import { errorMessage } from '../api/errors.ts'
import { useApi } from '../api/use-api.ts'
import { sameValue } from '../components/read-json.ts'

export const useHomeCards = defineStore('home-cards', () => {
  const api = useApi()
  /** Undefined until loaded. */
  const cards = shallowRef<readonly FigureCard[]>()
  /** Why they are not the newest. */
  const problem = shallowRef<string>()

  async function load(): Promise<void> {
    try {
      const next = await api.home.cards.query()
      // As a rule nothing has changed, and nothing has to be drawn again.
      if (!sameValue(next, cards.value)) cards.value = next
      problem.value = undefined
    } catch (error) {
      problem.value = errorMessage(error)
    }
  }

  return { cards, problem, load }
})
