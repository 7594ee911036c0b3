import { Api } from 'telegram/tl/index.js'
import { method, type Method } from '../rpc/method.ts'
import { type SandboxState } from './sandbox-state.ts'

const clientPort = 443

/** DC n is announced as 127.0.0.n: the client keeps asking for an address that tells the DC. */
const dcOptions = (dcs: number) =>
  Array.from(
    { length: dcs },
    (_, i) => new Api.DcOption({ id: i + 1, ipAddress: `127.0.0.${i + 1}`, port: clientPort }),
  )

const config = (dc: number, dcs: number) => {
  const date = Math.floor(Date.now() / 1000)
  return new Api.Config({
    date,
    expires: date + 3600,
    testMode: false,
    thisDc: dc,
    dcOptions: dcOptions(dcs),
    dcTxtDomainName: 'localhost',
    chatSizeMax: 200,
    megagroupSizeMax: 200_000,
    forwardedCountMax: 100,
    onlineUpdatePeriodMs: 210_000,
    offlineBlurTimeoutMs: 5_000,
    offlineIdleTimeoutMs: 30_000,
    onlineCloudTimeoutMs: 300_000,
    notifyCloudDelayMs: 30_000,
    notifyDefaultDelayMs: 1_500,
    pushChatPeriodMs: 60_000,
    pushChatLimit: 2,
    editTimeLimit: 172_800,
    revokeTimeLimit: 2_147_483_647,
    revokePmTimeLimit: 2_147_483_647,
    ratingEDecay: 2_419_200,
    stickersRecentLimit: 200,
    channelsReadMediaPeriod: 604_800,
    callReceiveTimeoutMs: 20_000,
    callRingTimeoutMs: 90_000,
    callConnectTimeoutMs: 30_000,
    callPacketTimeoutMs: 10_000,
    meUrlPrefix: 'https://t.me/',
    captionLengthMax: 1_024,
    messageLengthMax: 4_096,
    webfileDcId: 1,
  })
}

export const helpMethods = ({ dcs }: SandboxState): Method[] => [
  method(Api.help.GetConfig, (_request, { authKey }) => config(authKey.dc, dcs)),
  method(
    Api.help.GetNearestDc,
    (_request, { authKey }) => new Api.NearestDc({ country: 'DE', thisDc: authKey.dc, nearestDc: authKey.dc }),
  ),
]
