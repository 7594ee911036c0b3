/**
 * A link as Telegram keeps it, or null where it takes none: a host needs a dot, so that http://localhost is refused and
 * http://127.0.0.1 is not (tdlib, LinkManager).
 */
export const checkedLink = (link: string): string | null => {
  if (/^(tg|ton):/i.test(link)) return link
  const withScheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(link) ? link : `http://${link}`
  if (!/^https?:/i.test(withScheme) || !URL.canParse(withScheme)) return null
  const url = new URL(withScheme)
  return url.hostname.includes('.') || url.hostname.startsWith('[') ? url.href : null
}

/** The user that a tg://user?id=… link names. */
export const linkedUserId = (link: string): number | null => {
  const id = /^tg:(?:\/\/)?user\?id=(\d+)$/i.exec(link)?.[1]
  return id === undefined ? null : Number(id)
}
