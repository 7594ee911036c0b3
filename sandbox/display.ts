import { SingleBar } from 'cli-progress'
import Table from 'cli-table3'
import { DateTime } from 'luxon'
import { type Person, type ShownDigest, type StandIns, type Status } from './demo.ts'

const words = (count: number, one: string, many = `${one}s`) => `${count} ${count === 1 ? one : many}`
const shorten = (text: string, length: number) => (text.length > length ? `${text.slice(0, length - 1)}…` : text)
const plain = (html: string) =>
  html.replace(/<[^>]+>/g, ' ').replace(/&amp;/g, '&').replace(/&#39;|&apos;/g, "'").replace(/&quot;/g, '"').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/\s+/g, ' ').trim() // prettier-ignore

const noteWords: Record<string, string> = {
  written: 'written',
  pending: 'under way',
  failed: 'failed',
  'waiting-match': 'waits: no sure contact',
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
      const wide = width - 80
      const table = new Table({ head: ['Day', 'Chat', 'Msgs', 'Urgency', 'Summary', 'Note'], colWidths: [8, 22, 6, 9, Math.max(24, wide + 6), 16], wordWrap: true, style: { head: isTerminal ? ['cyan'] : [], border: [] } }) // prettier-ignore
      for (const { digestDate, messageCount, noteState, status, summary, structuredData, dialog } of digests) {
        const day = DateTime.fromISO(digestDate, { zone: 'utc' }).toFormat('d LLL')
        const note = status === 'FAILED' ? 'failed' : (noteWords[noteState] ?? noteState)
        table.push([
          day,
          shorten(dialog?.peerName ?? '', 40),
          messageCount,
          structuredData?.urgency ?? '-',
          shorten(summary ?? status, 260),
          note,
        ])
      }
      say(`\nDigests (${digests.length}${digests.length === 50 ? ' newest' : ''})`)
      say(table.toString())
    },
    notes(hubspot: StandIns['hubspot']) {
      const names = new Map(
        hubspot
          .contacts()
          .map(({ id, properties: { firstname, lastname } }) => [id, [firstname, lastname].filter(Boolean).join(' ')]),
      )
      const notes = hubspot.notes().filter(({ archived }) => !archived)
      const table = new Table({ head: ['Contact', 'Note', 'Type', 'Text'], colWidths: [24, 8, 6, width - 46], style: { head: isTerminal ? ['cyan'] : [], border: [] } }) // prettier-ignore
      const shownNotes = notes.slice(-25)
      for (const { id, properties, associations } of shownNotes) {
        const [link] = associations
        table.push([
          names.get(link?.contactId ?? '') ?? '?',
          id,
          link?.associationTypeId ?? '?',
          shorten(plain(properties.hs_note_body ?? ''), width - 50),
        ])
      }
      say(
        `\nNotes on HubSpot contacts (${notes.length}${notes.length > shownNotes.length ? `, the newest ${shownNotes.length}` : ''})`,
      )
      say(table.toString())
    },
    proof({ telegram, hubspot }: StandIns) {
      const list = (calls: Record<string, number>) => Object.entries(calls).map(([name, count]) => `${name} ${count}`).join(', ') // prettier-ignore
      say(`\nOver MTProto: ${list(telegram.calls())}`)
      say(`Over HTTPS-less HubSpot: ${list(hubspot.calls())}`)
    },
    next({ apiUrl, token, crmUrl }: { apiUrl: string; token: string; crmUrl: string }) {
      say(`
Look around
  Notes as a CRM shows them   ${crmUrl}
  Digests as JSON             curl -H 'Authorization: Bearer ${token}' ${apiUrl}/api/digests
  Sync again                  curl -X POST -H 'Authorization: Bearer ${token}' ${apiUrl}/api/sync/trigger
  Your own chats              npm start -- --export result.json   (Telegram Desktop, JSON export; stays on this machine)`)
    },
    say,
  }
}
export type Display = ReturnType<typeof createDisplay>
