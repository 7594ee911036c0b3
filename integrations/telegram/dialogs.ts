import { Api } from 'telegram'
import { returnBigInt } from 'telegram/Helpers.js'
import { type Call } from './caller.ts'
import { dialogsOf, offsetAfter, type DialogOffset } from './dialog-page.ts'
import { peerKey } from './peers.ts'
import { type TelegramDialog } from './types.ts'

const pageSize = 100
const start: DialogOffset = { offsetDate: 0, offsetId: 0, offsetPeer: new Api.InputPeerEmpty() }

const byNewest = (a: TelegramDialog, b: TelegramDialog) => Number(b.lastMessageAt ?? 0) - Number(a.lastMessageAt ?? 0)

const readPage = (call: Call, offset: DialogOffset): Promise<Api.messages.TypeDialogs> =>
  call(
    new Api.messages.GetDialogs({ ...offset, excludePinned: offset !== start, limit: pageSize, hash: returnBigInt(0) }),
  )

/**
 * Every dialog, newest first. Asked without a folder, Telegram lists the archive too; pinned ones come on the first page
 * whatever their date. GramJS's own iterator may pair the offset of one dialog with the peer of another: we page ourselves.
 */
export const listDialogs = async (call: Call): Promise<TelegramDialog[]> => {
  const found = new Map<string, TelegramDialog>()
  const seen = new Set<string>()
  for (let offset: DialogOffset | null = start; offset;) {
    const page = await readPage(call, offset)
    if (page instanceof Api.messages.DialogsNotModified) break
    for (const dialog of dialogsOf(page)) found.set(`${dialog.peer.type}:${dialog.peer.id}`, dialog)
    const sizeBefore = seen.size
    for (const { peer } of page.dialogs) seen.add(peerKey(peer))
    const isLast = page instanceof Api.messages.Dialogs || seen.size >= page.count || seen.size === sizeBefore
    offset = isLast ? null : offsetAfter(page)
  }
  return [...found.values()].sort(byNewest)
}
