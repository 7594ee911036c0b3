import { useEffect, useState } from 'preact/hooks'
import { api } from '../http/api.ts'
import { FailureNotice } from '../parts/FailureNotice.tsx'
import { Heading } from '../parts/Heading.tsx'
import { useWords } from '../parts/language.tsx'
import { LinkPrompt } from '../parts/LinkPrompt.tsx'
import { Page } from '../parts/Page.tsx'
import { useLinkToken } from '../parts/use-link-token.ts'
import { useRequest } from '../parts/use-request.ts'

/** A person who is signed in, and the ways on from here. */
const Account = () => {
  const { account, connect, tryAgain } = useWords()
  const request = useRequest()
  const [isKnown, setKnown] = useState(false)
  const open = async () => setKnown((await request.ask(api.me)) !== null)
  useEffect(() => void open(), [])
  if (request.failure) {
    return (
      <FailureNotice failure={request.failure} secondsLeft={request.secondsLeft}>
        <button type="button" class="button" onClick={() => void open()}>
          {tryAgain}
        </button>
      </FailureNotice>
    )
  }
  if (!isKnown) return <p role="status">{connect.opening}</p>
  return (
    <>
      <Heading>{account.heading}</Heading>
      <p class="lead">{account.lead}</p>
      <p class="actions">
        <a class="button" href="/connect/telegram">
          {account.connectTelegram}
        </a>
        <a class="button quiet" href="/api/hubspot/connect">
          {account.connectHubspot}
        </a>
      </p>
    </>
  )
}

/** Where a link of the bot and the HubSpot sign-in lead. A stranger is sent to the start page. */
export const Settings = ({ linkToken }: { linkToken: string | null }) => {
  const [token, setToken] = useState(linkToken)
  useLinkToken(setToken)
  return (
    <Page onSignedOut={() => location.replace('/')}>
      {token === null ? <Account /> : <LinkPrompt key={token} token={token} onDone={() => setToken(null)} />}
    </Page>
  )
}
