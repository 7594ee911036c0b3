import { type SeedContact } from './seed-contact.ts'

const person = (
  firstname: string,
  lastname: string,
  company: string,
  jobtitle: string,
  email: string,
  more: SeedContact = {},
): SeedContact => ({ firstname, lastname, company, jobtitle, email, ...more })

/** Contacts that no chat belongs to: what a search must pass over. The first three bear names close to people with chats. */
export const otherContacts: SeedContact[] = [
  person('Keiko', 'Tanaka', 'Harbour Freight Analytics', 'Data Lead', 'keiko.tanaka@example.com'),
  person('Helen', 'Peters', 'Brightwater Legal', 'Partner', 'helen.peters@example.com', { phone: '+1 415 555 0188' }),
  person('Robert', 'Oakes', 'Ferndale Mills', 'Plant Manager', 'robert.oakes@example.com', { phone: '(212) 555-0174' }),
  person('Grace', 'Adeyemi', 'Tideline Energy', 'Head of Trading', 'grace.adeyemi@example.com', {
    phone: '+44 20 7946 0231',
  }),
  person('Paul', 'Lindqvist', 'Norrkraft', 'Grid Engineer', 'paul.lindqvist@example.com', {
    mobilephone: '+46 70 174 06 05',
  }),
  person('Ingrid', 'Solheim', 'Fjordnett', 'Asset Manager', 'ingrid.solheim@example.org'),
  person('Carlos', 'Medina', 'Altiplano Solar', 'Director', 'carlos.medina@example.com', { phone: '+1 305 555 0121' }),
  person('Yuki', 'Mori', 'Setouchi Denki', 'Procurement', 'yuki.mori@example.com'),
  person('Fatima', 'Zahra', 'Atlas Wind', 'Project Developer', 'fatima.zahra@example.org'),
  person('Daniel', 'Brooks', 'Cedar & Pine Capital', 'Associate', 'daniel.brooks@example.com', {
    phone: '+1 (646) 555-0135',
  }),
  person('Hannah', 'Vogel', 'Stadtwerke Ahornau', 'Leiterin Netze', 'hannah.vogel@example.org', {
    phone: '+49 89 99998-214',
  }),
  person('Sophie', 'Laurent', 'Rhône Stockage', 'Chef de projet', 'sophie.laurent@example.com', {
    phone: '+33 6 39 98 00 41',
  }),
  person('Marek', 'Novotny', 'Vltava Power', 'CTO', 'marek.novotny@example.com'),
  person('Wei', 'Zhang', 'Pearl River Storage', 'Sales Director', 'wei.zhang@example.com'),
  person('Olivia', 'Grant', 'Canning River Council', 'Energy Officer', 'olivia.grant@example.org', {
    mobilephone: '0491 570 006',
  }),
  person('Samuel', 'Osei', 'Volta Microgrids', 'Founder', 'samuel.osei@example.com'),
  person('Linda', 'Park', 'Eastside Coop Power', 'Member Services', 'linda.park@example.org', {
    phone: '206-555-0142',
  }),
  person('Victor', 'Hale', 'Redwood Data Centers', 'Facilities Lead', 'victor.hale@example.com', {
    phone: '+1 408 555 0120',
  }),
  person('Anya', 'Kuznetsova', 'Baltic Flex', 'Analyst', 'anya.kuznetsova@example.com'),
  person('Tobias', 'Krämer', 'Kraemer Ladeparks', 'Geschäftsführer', 'tobias.kraemer@example.com', {
    phone: '+49 69 90009 118',
  }),
  person('Rosa', 'Jiménez', 'Cooperativa Río Verde', 'Gerente', 'rosa.jimenez@example.org'),
  person('Ethan', 'Walsh', 'Shannon Storage', 'CFO', 'ethan.walsh@example.com'),
  person('Mei', 'Lin', 'Jade Mountain Semiconductor', 'Sustainability Manager', 'mei.lin@example.com'),
  person('Noah', 'Fischer', 'Alpenstrom', 'Einkauf', 'noah.fischer@example.com', { phone: '+49 40 66969 303' }),
  person('Beatriz', 'Costa', 'Minho Eólica', 'COO', 'beatriz.costa@example.com', {
    telegram_username: 'beacosta_minho',
  }),
]
