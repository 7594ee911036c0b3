import { SingleBar } from 'cli-progress'
import Table from 'cli-table3'
import { decode } from 'html-entities'
import { DateTime } from 'luxon'
import { type ShownDigest, type Status } from './api-client.ts'
import { type Person, type StandIns } from './stand-ins.ts'

const SHOWN_NOTES = 25
const words = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`
const shorten = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text)
/** The text of a note without its heading. */
const noteText = (html: string) => decode(html.replace(/^<p>.*?<\/p>/s, '').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ').trim() // prettier-ignore
const list = (calls: Record<string, number>) => Object.entries(calls).map(([name, count]) => `${name} ${count}`).join(', ') // prettier-ignore

const noteWords: Record<string, string> = {
  written: 'written',
  pending: 'under way',
  failed: 'failed',
  'waiting-match': 'no sure contact',
  'not-wanted': 'not wanted',
  none: '-',
}

/** What the person at the terminal sees. On a terminal the progress is a bar; elsewhere it is a line now and then. */
export const createDisplay = (out: NodeJS.WriteStream) => {
  const say = (line = '') => void out.write(`${line}\n`)
  const isTerminal = out.isTTY
  const width = Math.max(80, Math.min(out.columns || 120, 160))
  const bar = isTerminal
    ? new SingleBar({ format: '  Syncing {bar} {percentage} %', hideCursor: true, stream: out })
    : null
  let shown = -1
  const tableOf = (columns: Record<string, number>) =>
    new Table({
      head: Object.keys(columns),
      colWidths: Object.values(columns),
      wordWrap: true,
      style: { head: isTerminal ? ['cyan'] : [], border: [] },
    })

  return {
    signedIn: ({ name, phone, password }: Person, wasBefore: boolean) =>
      say(
        wasBefore
          ? `  Telegram  ${name} is signed in since an earlier start`
          : `  Telegram  signed in as ${name} (${phone}) with the code${password === null ? '' : ' and the 2FA password'}, over MTProto`,
      ),
    connected: (wasBefore: boolean) =>
      say(
        wasBefore
          ? '  HubSpot   connected since an earlier start'
          : '  HubSpot   portal connected through OAuth, properties made',
      ),
    progress(percent: number) {
      if (bar) {
        if (shown < 0) bar.start(100, 0)
        bar.update(percent)
      } else if (shown < 0 || percent >= shown + 20) say(`  Syncing   ${Math.floor(percent)} %`)
      else return
      shown = percent
    },
    finished({ state, result, error }: Status, ms: number) {
      bar?.update(state === 'completed' ? 100 : shown)
      bar?.stop()
      say()
      const took = `${(ms / 1000).toFixed(1)} s`
      if (state !== 'completed') say(`The sync failed after ${took}: ${error ?? state}`)
      if (!result) return
      const { dialogsProcessed, digestsCreated, digestsUpdated, notesCreated, notesUpdated, errors } = result
      const digests = `${words(digestsCreated, 'digest')} made${digestsUpdated ? `, ${digestsUpdated} revised` : ''}`
      const notes = `${words(notesCreated, 'note')} written${notesUpdated ? `, ${notesUpdated} revised` : ''}`
      say(
        dialogsProcessed === 0
          ? `Synced in ${took}: nothing new since the last sync.`
          : `Synced in ${took}: ${words(dialogsProcessed, 'chat')} with news, ${digests}, ${notes}.`,
      )
      for (const { peerName, message } of errors) say(`  ! ${peerName ? `${peerName}: ` : ''}${message}`)
    },
    digests(digests: ShownDigest[]) {
      const table = tableOf({ Day: 8, Chat: 24, Msgs: 6, Urgency: 9, Summary: width - 74, Note: 17 })
      for (const { digestDate, messageCount, noteState, status, summary, structuredData, dialog } of digests) {
        const day = DateTime.fromISO(digestDate, { zone: 'utc' }).toFormat('d LLL')
        const note = status === 'FAILED' ? 'failed' : (noteWords[noteState] ?? noteState)
        const chat = shorten(dialog?.peerName ?? '', 40)
        table.push([day, chat, messageCount, structuredData?.urgency ?? '-', shorten(summary ?? status, 150), note])
      }
      say(`\nDigests (${digests.length}${digests.length === 50 ? ' newest' : ''})\n${table.toString()}`)
    },
    notes(hubspot: StandIns['hubspot']) {
      const contacts = hubspot.contacts().map(({ id, properties: { firstname, lastname } }) => [id, `${firstname ?? ''} ${lastname ?? ''}`.trim()] as const) // prettier-ignore
      const names = new Map(contacts)
      const notes = hubspot.notes().filter(({ archived }) => !archived)
      const table = tableOf({ Contact: 24, Day: 8, Note: 7, Type: 6, Text: width - 51 })
      for (const { id, properties, associations } of notes.slice(-SHOWN_NOTES)) {
        const [link] = associations
        const day = DateTime.fromISO(properties.hs_timestamp ?? '').toFormat('d LLL')
        const text = shorten(noteText(properties.hs_note_body ?? ''), width - 54)
        table.push([names.get(link?.contactId ?? '') ?? '?', day, id, link?.associationTypeId ?? '?', text])
      }
      const newest = notes.length > SHOWN_NOTES ? `, the newest ${SHOWN_NOTES}` : ''
      say(`\nNotes on HubSpot contacts (${notes.length}${newest})\n${table.toString()}`)
    },
    proof({ telegram, hubspot }: StandIns) {
      say(`\nWhat the stand-ins were asked`)
      say(`  Telegram, over MTProto   ${list(telegram.calls())}`)
      say(`  HubSpot, over HTTP       ${list(hubspot.calls())}`)
    },
    next({ apiUrl, token, crmUrl, chatUrl }: Record<'apiUrl' | 'token' | 'crmUrl' | 'chatUrl', string>) {
      say(`
Look around
  Notes as a CRM shows them   ${crmUrl}
  The bot's chat              ${chatUrl}
  Digests as JSON             curl -H 'Authorization: Bearer ${token}' ${apiUrl}/api/digests
  Sync again                  curl -X POST -H 'Authorization: Bearer ${token}' ${apiUrl}/api/sync/trigger
  Your own chats              npm start -- --export result.json   (Telegram Desktop, JSON export; stays on this machine)`)
    },
  }
}
export type Display = ReturnType<typeof createDisplay>
