import { useEffect, useState } from 'preact/hooks'
import { api, type LinkPreview } from '../http/api.ts'
import { FailureNotice } from './FailureNotice.tsx'
import { Heading } from './Heading.tsx'
import { useWords } from './language.tsx'
import { PersonView } from './PersonView.tsx'
import { useRequest } from './use-request.ts'

type Props = { token: string; forTelegram?: boolean; onDone: (link: LinkPreview) => void }

/** Says whom a one-time link signs in, or whom it joins to whom. It is used up only when the person says yes. */
export const LinkPrompt = ({ token, forTelegram = false, onDone }: Props) => {
  const { link: words, tryAgain, connect } = useWords()
  const looking = useRequest()
  const accepting = useRequest()
  const [link, setLink] = useState<LinkPreview | null>(null)

  const accept = async (accepted: LinkPreview) => {
    if ((await accepting.ask(() => api.redeemLink(token))) !== null) onDone(accepted)
  }
  const look = async () => {
    const found = await looking.ask(() => api.previewLink(token))
    setLink(found)
    // The person's own link: there is nothing to decide.
    if (found?.action === 'none') await accept(found)
  }
  const signOut = async () => {
    if ((await accepting.ask(api.logout)) !== null) await look()
  }
  useEffect(() => void look(), [])

  const failure = accepting.failure ?? looking.failure
  const retry = link ? () => accept(link) : look
  if (failure?.code === 'not-found') {
    return (
      <>
        <Heading key="expired">{words.expired.heading}</Heading>
        <p class="lead">{words.expired.text}</p>
      </>
    )
  }
  if (failure?.code === 'conflict') {
    return (
      <>
        <Heading key="conflict">{words.headingTwo}</Heading>
        <p role="alert">{words.cannotJoin}</p>
        <p class="actions">
          <button type="button" class="button" onClick={() => void signOut()}>
            {words.signOut}
          </button>
        </p>
      </>
    )
  }
  const notice = failure && (
    <FailureNotice failure={failure} secondsLeft={Math.max(accepting.secondsLeft, looking.secondsLeft)}>
      <button type="button" class="button" onClick={() => void retry()}>
        {tryAgain}
      </button>
    </FailureNotice>
  )
  if (!link || link.action === 'none') return notice ?? <p role="status">{connect.opening}</p>
  const isTwo = link.action === 'link'
  return (
    <>
      <Heading key="link">{isTwo ? words.headingTwo : words.heading}</Heading>
      <p class="lead">{isTwo ? words.two : words.signIn}</p>
      {isTwo && <h2>{words.theirs}</h2>}
      <PersonView person={link.person} />
      {link.you && (
        <>
          <h2>{words.yours}</h2>
          <PersonView person={link.you} />
        </>
      )}
      {forTelegram && <p>{words.forTelegram}</p>}
      <p class="warning">{words.warning}</p>
      {notice}
      <p class="actions">
        <button
          type="button"
          class="button"
          aria-disabled={accepting.mayAsk ? undefined : 'true'}
          onClick={() => void accept(link)}
        >
          {accepting.isBusy ? words.accepting : isTwo ? words.acceptTwo : words.accept}
        </button>
      </p>
    </>
  )
}
