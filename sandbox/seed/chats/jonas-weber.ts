import { privateChat } from '../seed-chat.ts'

/** A support escalation in German. Matches by phone, written with a dash in the CRM. */
export const jonasWeber = privateChat({
  language: 'de',
  with: {
    id: 6100000012,
    firstName: 'Dr. Jonas',
    lastName: 'Weber | Stadtwerke Lindau',
    phone: '+493023125417',
    isContact: true,
  },
  contacts: [
    {
      firstname: 'Jonas',
      lastname: 'Weber',
      company: 'Stadtwerke Lindau',
      jobtitle: 'Leiter Netzbetrieb',
      email: 'jonas.weber@example.org',
      phone: '+49 30 23125-417',
    },
  ],
  days: {
    '-4': [
      [
        '07:48',
        'them',
        'Guten Morgen Herr Morgan, seit heute 5:30 Uhr bekommen wir keine Lastprognose mehr. Das ist für uns kritisch.',
      ],
      [
        '07:56',
        'me',
        'Guten Morgen Herr Dr. Weber, ich sehe es gerade. Die API liefert bei Ihnen einen Fehler 503. Unser Team ist dran.',
      ],
      [
        '07:58',
        'them',
        'Wir fahren jetzt manuell mit den Werten von gestern. Das geht vielleicht bis Mittag gut, länger nicht.',
      ],
      ['08:03', 'me', 'Verstanden. Ich melde mich bis 9:00 Uhr mit einem Zwischenstand.'],
      [
        '08:57',
        'me',
        'Zwischenstand: Das Zertifikat Ihres Wetterdienstes ist abgelaufen, deshalb fehlen uns die Eingangsdaten.',
      ],
      ['09:04', 'them', 'Das Zertifikat? Davon wusste hier niemand etwas. Wer hätte das melden müssen?'],
      [
        '09:09',
        'me',
        'Ehrlich gesagt: Unsere Überwachung hätte es zwei Wochen vorher melden müssen. Das war unser Fehler.',
      ],
      ['11:21', 'me', 'Die Prognose läuft wieder, die Werte seit 5:30 Uhr sind nachgerechnet. Bitte prüfen Sie kurz.'],
      [
        '11:40',
        'them',
        'Sieht plausibel aus. Danke. Aber das war der zweite Ausfall in diesem Quartal, so kann ich den Vertrag intern nicht verteidigen.',
      ],
      [
        '11:46',
        'me',
        'Das verstehe ich. Sie bekommen von mir bis {+2 weekday} einen schriftlichen Bericht mit Ursache und Maßnahmen.',
      ],
    ],
    '-2': [
      ['10:02', 'me', '', { media: 'document', fileName: 'Stoerungsbericht-Lindau.pdf' }],
      [
        '10:03',
        'me',
        'Hier ist der Bericht. Kurz: Überwachung der Zertifikate ist seit gestern aktiv, dazu ein zweiter Wetterdienst als Reserve.',
      ],
      ['13:27', 'them', 'Danke, der Bericht ist gut. Der zweite Wetterdienst kostet uns nichts extra?'],
      [
        '13:30',
        'me',
        'Nein, das übernehmen wir. Außerdem schreiben wir Ihnen 15 % der Monatsgebühr gut, das sind 1.260 Euro.',
      ],
      [
        '13:41',
        'them',
        'Das hilft. Für die Verlängerung brauche ich trotzdem eine Verfügbarkeit von 99,9 % im Vertrag.',
      ],
      ['13:44', 'me', 'Ich schicke Ihnen bis {+2 weekday} einen Entwurf mit 99,9 % und einer Vertragsstrafe.'],
    ],
    '-1': [
      [
        '09:12',
        'me',
        'Noch eine Bitte: Eine Investorin, Sarah Chen von Tidewater, würde gern mit einem technischen Kunden sprechen. Dürfte ich Sie vorschlagen?',
      ],
      ['09:35', 'them', 'Trotz allem: ja. 20 Minuten, am liebsten am {+2 weekday} um 14:00 Uhr.'],
      ['09:37', 'me', 'Sehr freundlich, vielen Dank! Ich verbinde Sie beide per E-Mail.'],
      ['09:41', 'them', 'Und bitte den Vertragsentwurf nicht vergessen, unser Aufsichtsrat tagt am {+6 date}.'],
    ],
  },
})
