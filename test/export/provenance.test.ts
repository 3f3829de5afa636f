/** What a figure from anywhere says of the runs behind it, and what a file that only looks like one may cost. */
import { describe, expect, it } from 'vitest'
import { provenanceText, readProvenance } from '../../src-main/export/provenance.ts'
import { sampleProvenance } from './sample-figure.ts'

const literal = provenanceText(sampleProvenance).replace(/[()\\]/g, '\\$&')
const pdf = (text: string): Buffer => Buffer.from(`%PDF-1.7\n${text}`, 'latin1')

describe('the provenance of a PDF', () => {
  it.each([
    ['in the information', `1 0 obj\n<< /BurstlabProvenance (${literal}) >>\nendobj\n`],
    ['in an object of its own', `1 0 obj\n<< /BurstlabProvenance 2 0 R >>\nendobj\n2 0 obj\n(${literal})\nendobj\n`],
  ])('is read %s', (_, text) => expect(readProvenance(pdf(text))).toEqual(sampleProvenance))

  it.each([
    ['does not end', `/BurstlabProvenance (${'a'.repeat(20_000_000)}`],
    ['begins again and again', '/BurstlabProvenance ('.repeat(500_000)],
    ['is nothing but escapes', `/BurstlabProvenance (${'\\'.repeat(9_999_999)}`],
    ['refers to nothing', '/BurstlabProvenance 99999999999999999999 0 R'],
    ['is no text', '/BurstlabProvenance <</A 1>>'],
  ])('that %s is none, and found out at once', (_, text) => expect(readProvenance(pdf(text))).toBeNull())
})
