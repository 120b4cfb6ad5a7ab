export interface UploadedFile {
  name: string
  contentType: string
  bytes: Uint8Array
}

/** What a form says in `payload_json`, and the files in `files[n]` by their number; null when it is no such form.
 * Discord also takes the fields of a message one by one: the sandbox does not.
 * https://discord.com/developers/docs/reference#uploading-files */
export async function readMultipart(
  contentType: string,
  bytes: Buffer<ArrayBuffer>,
): Promise<{ value: unknown; files: ReadonlyMap<number, UploadedFile> } | null> {
  try {
    const form = await new Response(bytes, { headers: { 'content-type': contentType } }).formData()
    const files = new Map<number, UploadedFile>()
    let value: unknown = {}
    for (const [field, entry] of form) {
      if (typeof entry === 'string') {
        if (field !== 'payload_json') return null
        value = JSON.parse(entry)
        continue
      }
      const number = Number(/^files\[(\d+)\]$/.exec(field)?.[1] ?? Number.NaN)
      if (Number.isNaN(number) || files.has(number)) return null
      const data = new Uint8Array(await entry.arrayBuffer())
      files.set(number, {
        name: entry.name,
        contentType: typeByName(entry.name) ?? (entry.type || 'application/octet-stream'),
        bytes: data,
      })
    }
    return { value, files }
  } catch {
    return null
  }
}

const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  txt: 'text/plain',
}

const typeByName = (name: string): string | undefined => types[name.toLowerCase().split('.').at(-1) ?? '']
