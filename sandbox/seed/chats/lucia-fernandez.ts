import { privateChat } from '../seed-chat.ts'

/** A partnership in Spanish. Telegram hides the phone; matches by the username property. */
export const luciaFernandez = privateChat({
  language: 'es',
  with: { id: 6100000013, firstName: 'Lucía ☀️', lastName: 'Fernández', username: 'luciafdez_solar' },
  contacts: [
    {
      firstname: 'Lucía',
      lastname: 'Fernández Ruiz',
      company: 'Solaria Levante',
      jobtitle: 'Directora de Alianzas',
      email: 'lucia.fernandez@example.com',
      telegram_username: 'luciafdez_solar',
    },
  ],
  days: {
    '-6': [
      [
        '10:30',
        'them',
        '¡Hola Alex! Soy Lucía, de Solaria Levante. Me dio tu contacto Aisha, la instaladora de las baterías.',
      ],
      ['10:44', 'me', '¡Hola Lucía! Sí, me habló muy bien de vosotros. ¿Cuántos parques tenéis ahora?'],
      ['10:47', 'them', 'Tenemos 14 parques en Valencia y Murcia, 62 MW en total, y seis con baterías.'],
      [
        '10:52',
        'them',
        'La idea: vosotros ponéis la previsión y nosotros la vendemos dentro de nuestro servicio de operación.',
      ],
      ['10:58', 'me', 'Me interesa mucho. ¿Pensáis en marca blanca o con nuestro nombre?'],
      ['11:03', 'them', 'Con vuestro nombre, nos da credibilidad. Propongo un reparto 70/30, 70 para vosotros.'],
      ['11:10', 'me', 'Suena razonable. Te mando una propuesta con números antes del {+3 weekday}.'],
    ],
    '-3': [
      [
        '12:15',
        'me',
        'Lucía, te acabo de mandar la propuesta por correo: 70/30, mínimo de 4.000 € al mes y doce meses de contrato.',
      ],
      [
        '16:02',
        'them',
        'Recibida, gracias. El mínimo de 4.000 € me cuesta venderlo dentro. ¿Podemos empezar con 2.500 € los tres primeros meses?',
      ],
      ['16:09', 'me', 'Si empezamos con los seis parques con baterías a la vez, sí.'],
      ['16:11', 'them', 'Trato hecho con los seis. 👍'],
      ['16:15', 'them', 'Necesito hablar con nuestro equipo legal. Te confirmo el {+2 weekday}.'],
      ['16:16', 'me', 'Perfecto. ¿Tenéis los datos de producción del último año en CSV? Así preparamos la prueba.'],
      ['16:20', 'them', 'Sí, mañana te los paso. Ojo, los del parque de Sagunto tienen huecos en abril.'],
    ],
    '-1': [
      ['09:05', 'them', '', { media: 'document', fileName: 'produccion_6_parques.zip' }],
      ['09:06', 'them', 'Aquí están los datos de los seis parques.'],
      ['09:18', 'me', '¡Mil gracias! Te enviamos los primeros resultados en una semana.'],
      ['09:40', 'them', 'Legal ve bien el contrato, solo piden cambiar la jurisdicción a Valencia.'],
      ['09:44', 'me', 'Por mí de acuerdo. ¿Firmamos el {+3 weekday} en una videollamada a las 17:00?'],
      ['09:46', 'them', 'Firmamos el {+3 weekday} a las 17:00. Viene también Javier, nuestro director general.'],
      ['09:47', 'me', '¡Genial! Os mando la invitación hoy.'],
    ],
  },
})
