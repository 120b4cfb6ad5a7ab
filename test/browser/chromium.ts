import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/** Where a Chromium is: `CHROMIUM_PATH`, or where Linux has it; undefined where there is none. */
export const chromiumPath = process.env.CHROMIUM_PATH || usual.find(path => existsSync(path))
if (chromiumPath === undefined)
  console.warn('No Chromium found (set CHROMIUM_PATH): the page is not tested in a browser.')

/** Starts it without anything of its own on the network. */
export const startChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
