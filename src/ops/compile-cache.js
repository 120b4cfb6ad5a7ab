/**
 * Preloaded by `npm start`: Node keeps the code that it has compiled, so that every start but the first takes about
 * half as long. Where the folder cannot be written it compiles anew, as it would without this. JavaScript, so that
 * Node need not load what strips types, which it else no longer needs.
 * https://nodejs.org/api/module.html#module-compile-cache
 */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

enableCompileCache(join(import.meta.dirname, '../../node_modules/.cache/node'))
