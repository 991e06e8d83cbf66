import { expect, test } from 'vitest'
import { bundleForBrowser, callInBrowser } from './bundle.ts'

test('a file that needs Node cannot be joined for a browser', async () => {
  await expect(bundleForBrowser(['src/platform/log.ts'])).rejects.toThrow('Could not resolve')
})

test('a function of the bundle answers, and sees nothing of Node', async () => {
  const bundle = await bundleForBrowser(['src/values/day.ts', 'src/values/id.ts'])
  expect(bundle.inputs).toEqual(['src/values/day.ts', 'src/values/id.ts'])
  expect(callInBrowser(bundle, 'src/values/day.ts', 'anniversary', ['2020-02-29', 3])).toBe('2023-03-01')
  expect(() => callInBrowser(bundle, 'src/values/id.ts', 'newId', [])).toThrow('crypto is not defined')
})
