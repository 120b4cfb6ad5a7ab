import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** To mount something needs a right that few have. */
const runs = (program: string, ...args: string[]): boolean => spawnSync(program, args).status === 0

/** A disk of its own in memory, that is soon full. */
export const smallDisk = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'))
  const mount = () => runs('mount', '-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder)
  const unmount = () => runs('umount', '-l', folder)
  return {
    folder,
    isPossible: mount() && unmount(),
    mount,
    unmount,
    /** Nothing on it may be open. */
    makeReadOnly: () => runs('mount', '-o', 'remount,ro', folder),
    makeWritable: () => runs('mount', '-o', 'remount,rw', folder),
  }
})()

/** A disk of its own in a file, whose file system gives up, as Linux has it do where the hardware makes errors. */
export const failingDisk = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'failing-disk-'))
  const image = `${folder}.image`
  const mountAgain = () => runs('mount', '-o', 'loop', image, folder)
  const mount = () => {
    writeFileSync(image, '')
    truncateSync(image, 32 * 2 ** 20)
    return runs('mkfs.ext4', '-q', '-F', image) && mountAgain()
  }
  const unmount = () => {
    const unmounted = runs('umount', folder)
    rmSync(image, { force: true })
    return unmounted
  }
  return {
    folder,
    isPossible: mount() && unmount(),
    mount,
    unmount,
    /** It is read-only at once, also for what is open, and what was not yet on the disk is lost. */
    giveUp: () => runs('mount', '-o', 'remount,abort', folder),
    /** Checks and mounts it again, as whoever runs it would. Nothing on it may be open. */
    mend() {
      if (!runs('umount', folder)) return false
      // Says by its exit code that there was something to mend.
      spawnSync('e2fsck', ['-p', image])
      return mountAgain()
    },
  }
})()
