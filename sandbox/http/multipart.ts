export interface UploadedFile {
  name: string
  contentType: string
  bytes: Uint8Array
}

/** What a form says in `payload_json`, and the files in `files[n]` by their number; null when it is no such form.
 * Discord also takes the fields of a message one by one: the sandbox does not. Files are views of the bytes given.
 * https://discord.com/developers/docs/reference#uploading-files */
export function readMultipart(
  contentType: string,
  bytes: Buffer,
): { value: unknown; files: ReadonlyMap<number, UploadedFile> } | null {
  try {
    const files = new Map<number, UploadedFile>()
    let value: unknown = {}
    for (const { head, data } of partsOf(bytes, boundaryOf(contentType))) {
      const field = parameter(head, 'name')
      const name = parameter(head, 'filename')
      if (name === undefined) {
        if (field !== 'payload_json') return null
        value = JSON.parse(data.toString('utf8'))
        continue
      }
      const number = Number(/^files\[(\d+)\]$/.exec(field ?? '')?.[1] ?? Number.NaN)
      if (Number.isNaN(number) || files.has(number)) return null
      const given = /^content-type: *(\S+)/im.exec(head)?.[1]
      const contentType = typeByName(name) ?? given ?? 'application/octet-stream'
      files.set(number, { name, contentType, bytes: data })
    }
    return { value, files }
  } catch {
    return null
  }
}

/** Throws where there is none. */
function boundaryOf(contentType: string): string {
  const found = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType)
  const boundary = found?.[1] ?? found?.[2]
  if (boundary === undefined) throw new SyntaxError('no boundary')
  return boundary
}

/** The parts of a form; throws where it is none. https://www.rfc-editor.org/rfc/rfc2046#section-5.1.1 */
function* partsOf(bytes: Buffer, boundary: string): Generator<{ head: string; data: Buffer }> {
  const delimiter = Buffer.from(`\r\n--${boundary}`)
  let at = delimiter.length - 2
  if (!bytes.subarray(0, at).equals(delimiter.subarray(2))) throw new SyntaxError('no form')
  while (bytes.toString('latin1', at, at + 2) !== '--') {
    const headEnd = bytes.indexOf('\r\n\r\n', at)
    const end = bytes.indexOf(delimiter, headEnd + 2)
    if (headEnd === -1 || end === -1) throw new SyntaxError('cut off')
    yield { head: bytes.toString('utf8', at + 2, headEnd), data: bytes.subarray(headEnd + 4, end) }
    at = end + delimiter.length
  }
}

/** As browsers and undici write it: with these three characters escaped. */
const parameter = (head: string, name: string): string | undefined =>
  new RegExp(`^content-disposition: *form-data;.*\\b${name}="([^"]*)"`, 'im')
    .exec(head)?.[1]
    ?.replace(/%0A|%0D|%22/gi, decodeURIComponent)

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  txt: 'text/plain',
}

const typeByName = (name: string): string | undefined => types[name.toLowerCase().split('.').at(-1) ?? '']
