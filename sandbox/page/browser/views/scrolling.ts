/** How near to the end counts as being there, in pixels. */
const near = 80

/** Whether a list is at its end; gives what puts it there again once it has grown. Pictures that come later count. */
export function keepAtEnd(before: HTMLElement | null): (after: HTMLElement | null) => void {
  const isAtEnd = before === null || before.scrollHeight - before.scrollTop - before.clientHeight <= near
  return after => {
    if (!isAtEnd || after === null) return
    const toEnd = () => {
      after.scrollTop = after.scrollHeight
    }
    toEnd()
    // Components draw themselves a moment later.
    requestAnimationFrame(toEnd)
  }
}
