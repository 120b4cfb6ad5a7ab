/** Preloaded into a bot: tells what its process has used, whoever asks over Node's channel between processes. */
process.on('message', asked => {
  if (asked === 'processor') {
    const { user, system } = process.cpuUsage()
    process.send?.((user + system) / 1000)
  } else {
    globalThis.gc?.()
    process.send?.(process.memoryUsage.rss() / 2 ** 20)
  }
})
// A bot that has nothing more to do ends, as it would without this.
process.channel?.unref()
