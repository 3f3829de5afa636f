/** The question whether checkpoints go into a bundle: asked wherever one is made, answered in one dialog. */
import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { BundleCheckpoints } from '../../src-main/api/contract.ts'

/** Null: no bundle at all. */
export type BundleAnswer = { readonly checkpoints: boolean } | null

interface Question {
  readonly of: BundleCheckpoints
  readonly answer: (answer: BundleAnswer) => void
}

export const useBundleChoice = defineStore('bundle-choice', () => {
  const question = shallowRef<Question>()

  /** A question that still waits is given up for the new one. */
  function ask(of: BundleCheckpoints): Promise<BundleAnswer> {
    question.value?.answer(null)
    return new Promise((resolve) => {
      question.value = {
        of,
        answer: (answer) => {
          question.value = undefined
          resolve(answer)
        },
      }
    })
  }

  return { question, ask }
})
