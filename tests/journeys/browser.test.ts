import { expect, test } from 'vitest'
import { axe, fitsWidth, journey, useBrowser, WIDTHS } from '../browser.ts'

const page = (body: string) => `<!doctype html><html lang="en"><head><title>Proof</title>
<meta name="viewport" content="width=device-width"></head><body><main><h1>Proof</h1>${body}</main></body></html>`

journey('the browser the journeys run in', () => {
  const { open } = useBrowser()

  test('shows a page, and a picture of it can be taken', async () => {
    const tab = await open('phone')
    await tab.setContent(page('<button onclick="this.textContent = \'Done\'">Do it</button>'))
    await tab.getByRole('button', { name: 'Do it' }).click()
    expect(await tab.getByRole('button').textContent()).toBe('Done')
    const picture = await tab.screenshot()
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual(Object.values(WIDTHS.phone))
    expect(await fitsWidth(tab)).toBe(true)
  })

  test('letters are drawn with real glyphs', async () => {
    const tab = await open()
    await tab.setContent(page('<span id="i">iii</span><br><span id="w">WWW</span>'))
    const width = async (id: string) => (await tab.locator(id).boundingBox())?.width ?? 0
    expect(await width('#w')).toBeGreaterThan((await width('#i')) * 1.5)
  })

  test('axe finds what is wrong, and nothing where all is well', async () => {
    const tab = await open()
    await tab.setContent(page('<p>Good.</p>'))
    expect(await axe(tab)).toEqual([])
    await tab.setContent(page('<p style="color:#ccc">Too pale.</p><input>'))
    expect((await axe(tab)).map(line => line.split(' ')[0])).toEqual(['color-contrast', 'label'])
  })
})
