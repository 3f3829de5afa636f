/** Words looked for in notes and logs, by the lab, while the table already shows what it has itself. */
import { useDebounceFn } from '@vueuse/core'
import { shallowRef, toValue, watch } from 'vue'
import type { MaybeRefOrGetter, ShallowRef } from 'vue'
import type { FoundIn, RunSnippet } from '../../../src-main/api/contract.ts'
import { useApi } from '../../api/use-api.ts'

export interface TextSearch {
  /** Runs whose notes or log have the words. */
  readonly found: ShallowRef<ReadonlySet<string>>
  readonly snippets: ShallowRef<ReadonlyMap<string, RunSnippet>>
  /** Fetches what is around the hits of these runs. */
  show(runIds: readonly string[]): void
}

/** Pause after the last key, in ms. */
const pauseMs = 150
/** The lab takes no more at a time. */
const snippetsAtATime = 200

export function useTextSearch(words: MaybeRefOrGetter<readonly string[]>): TextSearch {
  const api = useApi()
  const found = shallowRef<ReadonlySet<string>>(new Set())
  const snippets = shallowRef<ReadonlyMap<string, RunSnippet>>(new Map())
  let where: ReadonlyMap<string, FoundIn> = new Map()
  let searched = ''
  let asked = new Set<string>()

  function forget(): void {
    where = new Map()
    asked = new Set()
    snippets.value = new Map()
    if (found.value.size > 0) found.value = new Set()
  }

  const search = useDebounceFn(async (text: string) => {
    if (text !== toValue(words).join(' ')) return
    // Without an answer the table shows what it finds by itself.
    const hits = await api.history.search.query({ text }).catch(() => undefined)
    if (hits === undefined || text !== toValue(words).join(' ')) return
    forget()
    searched = text
    // Notes say more about a run than its log.
    where = new Map([...hits.log.map((id): [string, FoundIn] => [id, 'log']), ...hits.notes.map((id): [string, FoundIn] => [id, 'notes'])])
    if (where.size > 0) found.value = new Set(where.keys())
  }, pauseMs)

  watch(() => toValue(words).join(' '), (text) => {
    if (text.replace(/[^\p{L}\p{N}]/gu, '').length < 2) forget()
    else void search(text.slice(0, 400))
  }, { immediate: true })

  return {
    found, snippets,
    show(runIds) {
      const hits = runIds.flatMap((id) => {
        const place = asked.has(id) ? undefined : where.get(id)
        return place === undefined ? [] : [{ id, where: place }]
      }).slice(0, snippetsAtATime)
      if (hits.length === 0) return
      for (const { id } of hits) asked.add(id)
      const text = searched
      api.history.snippets.query({ text, hits }).then((loaded) => {
        if (text === searched) snippets.value = new Map([...snippets.value, ...loaded.map((snippet): [string, RunSnippet] => [snippet.id, snippet])])
      }, () => undefined)
    },
  }
}
