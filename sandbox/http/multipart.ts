export interface UploadedFile {
  name: string
  contentType: string
  bytes: Uint8Array
}

/** What a form says in `payload_json`, and the files in `files[n]` by their number; null when it is no such form.
 * https://discord.com/developers/docs/reference#uploading-files */
export async function readMultipart(
  contentType: string,
  bytes: Buffer,
): Promise<{ value: unknown; files: ReadonlyMap<number, UploadedFile> } | null> {
  try {
    const body = new Response(Uint8Array.from(bytes), { headers: { 'content-type': contentType } })
    const form = await body.formData()
    const files = new Map<number, UploadedFile>()
    for (const [field, entry] of form) {
      const number = /^files\[(\d+)\]$/.exec(field)?.[1]
      if (number === undefined || typeof entry === 'string') continue
      const data = new Uint8Array(await entry.arrayBuffer())
      files.set(Number(number), {
        name: entry.name,
        contentType: entry.type || typeByName(entry.name),
        bytes: data,
      })
    }
    const json = form.get('payload_json')
    return { value: typeof json === 'string' ? JSON.parse(json) : {}, files }
  } catch {
    return null
  }
}

const types: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', txt: 'text/plain' }

const typeByName = (name: string): string => types[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream'
