import type { PersonName } from '../values/name.ts'
import type { Random } from './random.ts'

type Culture = { given: readonly string[]; family: readonly string[] }

const words = (text: string): string[] => text.split(' ')

/** Invented people: common given and family names of one culture each, joined by chance. */
const CULTURES: readonly (readonly [Culture, number])[] = [
  [
    {
      given: words(
        'Mary James Jennifer Robert Linda Michael Elizabeth William Barbara David Susan Richard Jessica Thomas Sarah Ashley Karen Nancy Kimberly Emily Donna Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Sharon Cynthia Kathleen Amy Angela Shirley Anna Brenda Pamela Nicole Samantha Latoya Keisha DeShawn',
      ),
      family: words(
        "Smith Johnson Williams Brown Jones Davis Miller Wilson Moore Taylor Anderson Thomas Jackson White Harris Martin Thompson Robinson Clark Lewis Walker Hall Allen Young King Wright Hill Green Baker Nelson Carter Mitchell Roberts Turner Phillips Campbell Parker Evans Edwards Collins O'Neil McDonald Washington Jefferson Banks",
      ),
    },
    58,
  ],
  [
    {
      given: words(
        'María José Ana Luis Carmen Juan Guadalupe Carlos Rosa Jesús Sofía Ángel Lucía Raúl Inés Andrés Concepción Óscar Belén Iñaki Íñigo Nuria',
      ),
      family: words(
        'García Rodríguez Martínez Hernández López González Pérez Sánchez Ramírez Torres Flores Gómez Díaz Núñez Muñoz Peña Ibáñez Ordóñez Zúñiga Castañeda',
      ),
    },
    18,
  ],
  [
    { given: words('Thị-Hương Minh Ngọc Tuấn Phương Đức Hạnh Quỳnh'), family: words('Nguyễn Trần Lê Phạm Hoàng Đặng Võ Bùi Đỗ') },
    3,
  ],
  [
    {
      given: words('Łukasz Agnieszka Małgorzata Paweł Żaneta Stanisław Grażyna'),
      family: words('Kowalski Wiśniewska Wójcik Kamińska Zieliński Łuczak Święcicka'),
    },
    3,
  ],
  [
    {
      given: words('Zoë Chloé François Hélène Noémie Étienne Loïc Anaïs'),
      family: words('Lefèvre Dubois Beaulieu Côté Gagné Thériault Bélanger Saint-Pierre'),
    },
    2,
  ],
  [
    {
      given: words('Jürgen Käthe Björn Åsa Søren Ingrid Þóra Ólafur'),
      family: words('Müller Schäfer Weiß Strauß Ångström Østergård Guðmundsdóttir Nordstrøm'),
    },
    2,
  ],
  [{ given: words('İbrahim Ayşe Şükrü Çiğdem Oğuz Gülşen'), family: words('Yılmaz Öztürk Çelik Şahin Doğan Işık') }, 1],
  [
    {
      given: words('Lakshmi Priya Arjun Sunita Rajesh Kavya Deepika Amit'),
      family: words('Patel Sharma Singh Iyer Krishnamurthy Reddy Nair Venkatasubramanian'),
    },
    4,
  ],
  [
    { given: words('Jiho Minji Wei Li Xiuying Yuki Haruto Mei'), family: words('Kim Park Wang Chen Zhang Tanaka Sato Ōno Lee') },
    3,
  ],
  [{ given: words('小明 秀英 伟 丽'), family: words('王 李 张 刘') }, 1],
  [{ given: words('Олена Ірина Сергій Наталія Андрій'), family: words('Шевченко Коваленко Бондаренко Мельник') }, 1],
  [{ given: words('Γιώργος Ελένη Δημήτρης Μαρία'), family: words('Παπαδόπουλος Νικολάου Οικονόμου') }, 1],
  [{ given: words('فاطمة محمد ليلى يوسف'), family: words('الحسن العلي المصري') }, 1],
  [{ given: words('Kaʻiulani Leilani Keoni Noʻeau'), family: words('Kahananui Kealoha Kaʻahumanu') }, 1],
  [{ given: words('Ngozi Chidi Oluwaseun Adébáyò Amara'), family: words('Okafor Adéwálé Okonkwo Eze Ọláńrewájú') }, 1],
]

const INITIALS = words('A. B. C. D. E. F. G. J. K. L. M. N. R. S. T.')
const MIDDLE_NAMES = words('Ann Marie Lee Lynn Rose Grace Jean Louise Mae Ray')
const SUFFIXES = words('Jr. Sr. II III')

/** A name of one culture, now and then of two, with the middles, double family names and suffixes that registers hold. */
export function nameBy(random: Random): PersonName {
  const culture = random.weighted(CULTURES)
  const home = random.chance(0.06) ? random.weighted(CULTURES) : culture
  const family = random.pick(home.family)
  return {
    given: random.pick(culture.given),
    middle: random.chance(0.35) ? random.pick(random.chance(0.7) ? INITIALS : MIDDLE_NAMES) : null,
    family: random.chance(0.05) ? `${family}-${random.pick(culture.family)}` : family,
    suffix: random.chance(0.02) ? random.pick(SUFFIXES) : null,
  }
}

const TOWNS = [
  ['Rosemont', 'IL', '60018'],
  ['Anchorage', 'AK', '99501'],
  ['Hialeah', 'FL', '33010'],
  ['El Paso', 'TX', '79901'],
  ['Fresno', 'CA', '93701'],
  ['Toledo', 'OH', '43604'],
  ['Honolulu', 'HI', '96813'],
  ['Española', 'NM', '87532'],
  ['Bangor', 'ME', '04401'],
  ['Mobile', 'AL', '36602'],
] as const

export type Address = { email: string; street1: string; city: string; state: string; postalCode: string; country: string }

/** Where an invented person lives and can be written to; example.org never delivers. */
export function addressBy(random: Random, n: number): Address {
  const [city, state, postalCode] = random.pick(TOWNS)
  const street1 = `${random.between(1, 9900)} ${random.pick(words('Oak Maple Elm Main Cedar Higgins'))} St`
  return { email: `person${n}@example.org`, street1, city, state, postalCode, country: 'US' }
}
