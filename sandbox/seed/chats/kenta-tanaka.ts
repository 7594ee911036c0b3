import { privateChat } from '../seed-chat.ts'

/** In Japanese. Only the name matches; a second Tanaka in the CRM is a worse one. */
export const kentaTanaka = privateChat({
  language: 'ja',
  with: { id: 6100000018, firstName: 'Kenta', lastName: 'Tanaka (田中)' },
  contacts: [
    {
      firstname: 'Kenta',
      lastname: 'Tanaka',
      company: 'Setouchi Denki',
      jobtitle: '事業開発部 課長',
      email: 'kenta.tanaka@example.com',
    },
  ],
  days: {
    '-3': [
      ['10:00', 'them', 'モーガン様、お世話になっております。瀬戸内電機の田中です。先日のデモありがとうございました。'],
      ['10:18', 'me', '田中様、こちらこそありがとうございました。社内のご反応はいかがでしたか。'],
      ['10:25', 'them', '精度については大変好評でした。一方で、日本語の画面がない点を心配する声があります。'],
      ['10:31', 'me', '日本語版は次の四半期に公開する予定です。先行して試していただくことも可能です。'],
      ['10:36', 'them', 'それは助かります。部長に見せたいので、日本語の資料を{+3 date}までに送っていただけますか。'],
      ['10:38', 'me', '承知しました。{+3 date}までにお送りします。'],
      ['10:45', 'them', 'ありがとうございます。予算は年間800万円の枠で検討しております。'],
    ],
    '-1': [
      [
        '14:02',
        'me',
        '日本語の資料をお送りします。ご確認ください。',
        { media: 'document', fileName: 'Northwind_会社案内.pdf' },
      ],
      ['14:40', 'them', '早速ありがとうございます。とても分かりやすいです。'],
      [
        '14:44',
        'them',
        '次回の打ち合わせですが、{+4 date}の15時(日本時間)はいかがでしょうか。部長の山本も参加します。',
      ],
      ['14:52', 'me', '{+4 date}の15時で問題ありません。オンライン会議の招待をお送りします。'],
      ['14:53', 'them', 'よろしくお願いいたします。'],
    ],
  },
})
