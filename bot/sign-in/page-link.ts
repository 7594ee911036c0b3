import { type InlineKeyboard } from 'grammy'
import { type Context } from '../../context.ts'
import { type Translate } from '../bot-context.ts'

/**
 * How a page can be opened from the chat. `public`: from anywhere. `nearby`: on the operator's own machine or network.
 * `copied`: like nearby, and Telegram refuses buttons that lead to hosts without a dot, such as localhost.
 */
export type Reach = 'public' | 'nearby' | 'copied'
export type PageLink = { url: string; reach: Reach }

const isPrivate = (host: string) =>
  /^(127|10|192\.168|169\.254|172\.(1[6-9]|2\d|3[01]))\./.test(host) || host.startsWith('[') || host.endsWith('.local')

export const reachOf = (url: string): Reach => {
  const { hostname } = new URL(url)
  if (!hostname.includes('.') && !hostname.startsWith('[')) return 'copied'
  return isPrivate(hostname) ? 'nearby' : 'public'
}

/** A link to the sign-in page that signs this person in, once, within 10 minutes. */
export const createPageLink = async ({ links, publicUrl }: Context, userId: string): Promise<PageLink> => {
  const { url } = await links.createLink(userId, 'connect-telegram')
  return { url, reach: reachOf(publicUrl) }
}

export const addPageButton = (keyboard: InlineKeyboard, { url, reach }: PageLink, t: Translate): InlineKeyboard =>
  (reach === 'copied' ? keyboard.copyText(t('page-copy-button'), url) : keyboard.url(t('page-button'), url)).row()

/** What to know before the page is opened; null where a press on the button is all. */
export const pageHint = ({ url, reach }: PageLink, t: Translate): string | null =>
  reach === 'public' ? null : t('page-hint', { reach, url })
