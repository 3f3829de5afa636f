import { describe, expect, it } from 'vitest'
import { deviceVersions } from '../../../src-main/lab/self-test/device-versions.ts'

const known = { processor: 'A Processor @ 3 GHz', packages: { 'V8': '13.6', 'webgpu': '0.4.0', '@tensorflow/tfjs-core': '4.22.0', '@tensorflow/tfjs-backend-wasm': '4.22.0' } }

describe('what a device computes with', () => {
  it('is told as far as it is known', () => {
    expect(deviceVersions('cpu', known, 'linux')).toBe('A Processor @ 3 GHz, V8 13.6')
    expect(deviceVersions('webgpu', known, 'linux')).toBe('Dawn for Node 0.4.0, by Vulkan')
    expect(deviceVersions('wasm', known, 'linux')).toBe('TensorFlow.js 4.22.0, backend 4.22.0')
  })

  it('is left out where it is not known', () => {
    expect(deviceVersions('webgpu', known, 'win32')).toBe('Dawn for Node 0.4.0')
    expect(deviceVersions('cuda', known, 'linux')).toBe('')
    expect(deviceVersions('webgpu', {}, 'linux')).toBe('')
    expect(deviceVersions('cpu', {}, 'linux')).toBe('')
  })
})
