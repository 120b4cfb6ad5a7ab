import { createHash } from 'node:crypto'

/** Headers of the page: nothing from elsewhere, and no script but our own, whatever is typed or sent. Components set
 * the colours of embeds by style attributes, which can run nothing. `scripts` are those within the page. */
export const pageHeaders = (scripts: readonly string[]) => ({
  'content-security-policy': [
    "default-src 'none'",
    `script-src 'self' ${scripts.map(script => `'sha256-${digest(script)}'`).join(' ')}`,
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types lit-html',
  ].join('; '),
  ...fileHeaders,
})

export const fileHeaders = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64')
