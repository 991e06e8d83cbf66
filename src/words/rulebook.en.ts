/** A key, or the file where it is the whole that is wrong. */
const named = (key: string): string => (key === '' ? 'The file' : `"${key}"`)

/** What the loader says to the author of a rulebook or a case: what is wrong, in one sentence. What is allowed and the nearest word stand beside it. */
export const rulebookSentences = {
  'rulebook.folder_missing': ({ folder }: { folder: string }) => `There is no folder ${folder}.`,
  'rulebook.file_missing': ({ file }: { file: string }) =>
    `The file ${file} is missing. A rulebook is complete or it judges nobody.`,
  'rulebook.file_unknown': ({ file }: { file: string }) =>
    `${file} is not a file of a rulebook, so what it says would be passed over.`,
  'rulebook.file_unreadable': ({ reason }: { reason: string }) => `The file cannot be read: ${reason}.`,
  'rulebook.file_empty': () => 'The file says nothing.',
  'rulebook.yaml_malformed': ({ reason }: { reason: string }) => `This is not YAML: ${reason}.`,
  'rulebook.yaml_shortcut': ({ what }: { what: string }) =>
    `This file has no place for ${what}: write the value out, so that every line can be read by itself.`,
  'rulebook.key_twice': ({ key }: { key: string }) => `"${key}" stands twice; only one could hold.`,
  'rulebook.key_unknown': ({ key }: { key: string }) => `"${key}" is no key here.`,
  'rulebook.text_cut': ({ text }: { text: string }) =>
    `The comma before "${text}" begins a new key, because this is between { and }. Put the whole text in quotation marks.`,
  'rulebook.key_malformed': ({ key, expected }: { key: string; expected: string }) => `"${key}" should be ${expected}.`,
  'rulebook.key_missing': ({ key, expected }: { key: string; expected: string }) =>
    `"${key}" is missing. It should be ${expected}.`,
  'rulebook.value_malformed': ({ key, expected, found }: { key: string; expected: string; found: string }) =>
    `${named(key)} should be ${expected}, but it is ${found}.`,
  'rulebook.list_too_short': ({ key, least }: { key: string; least: number }) =>
    `${named(key)} should hold at least ${least === 1 ? 'one item' : `${least} items`}, but it holds fewer.`,
  'rulebook.item_twice': ({ key, item }: { key: string; item: string }) => `"${key}" names "${item}" twice.`,
  'rulebook.source_unknown': ({ source }: { source: string }) => `There is no source "${source}" in sources.yaml.`,
  'rulebook.scheme_unknown': ({ scheme }: { scheme: string }) => `There is no scheme "${scheme}" in schemes.yaml.`,
  'rulebook.scheme_silent': ({ scheme, key }: { scheme: string; key: string }) =>
    `"${key}" says nothing of ${scheme}. Write its figure, or unset where the body has not said.`,
  'rulebook.scheme_code_taken': ({ code, by }: { code: string; by: string }) =>
    `The former code "${code}" is also that of ${by}.`,
  'rulebook.schemes_missing': () => 'A rulebook has at least one scheme.',
  'rulebook.first_version_late': ({ from }: { from: string }) =>
    `The first version holds from ${from}, and nothing would hold before. It should hold from the beginning.`,
  'rulebook.versions_disordered': ({ from, before }: { from: string; before: string }) =>
    `This version holds from ${from}, not later than the one before it, from ${before}. Versions stand oldest first.`,
  'rulebook.id_taken': ({ id, what }: { id: string; what: string }) => `The id "${id}" is already that of another ${what}.`,
  'rulebook.cohort_last_conditional': ({ id }: { id: string }) =>
    `The last cohort, "${id}", has a condition, so somebody could be in none. It should have no condition.`,
  'rulebook.cohort_unreachable': ({ id, by }: { id: string; by: string }) =>
    `Nobody reaches the cohort "${id}", because "${by}" before it takes everybody it could.`,
  'rulebook.status_missing': ({ status }: { status: string }) => `The status "${status}" is missing.`,
  'rulebook.status_twice': ({ status }: { status: string }) => `The status "${status}" stands twice.`,
  'rulebook.state_unknown': ({ state }: { state: string }) => `There is no state "${state}" in statuses.yaml.`,
  'rulebook.state_unreachable': ({ state }: { state: string }) =>
    `Nobody reaches the state "${state}": no loss has a stage that names it.`,
  'rulebook.stage_ends_nowhere': ({ state }: { state: string }) =>
    `"${state}" is the last stage, so nothing follows when it ends. It has no length.`,
  'rulebook.stage_endless': ({ state }: { state: string }) =>
    `"${state}" needs "lasts": without it the stages after it are never reached.`,
  'rulebook.stage_not_lost': ({ state }: { state: string }) =>
    `"${state}" is the last stage, but a certification in it still runs. Stages end in a loss.`,
  'rulebook.stage_revives': ({ state }: { state: string }) =>
    `"${state}" would bring a lost certification back by itself. Only a way back does that.`,
  'rulebook.stage_cure_idle': ({ state }: { state: string }) =>
    `In "${state}" the certification is lost, so nothing cures the cycle any more; there are ways back.`,
  'rulebook.item_missing': ({ key, item }: { key: string; item: string }) => `"${key}" should name "${item}" too.`,
  'rulebook.one_of_keys': ({ keys }: { keys: string }) => `Of ${keys}, exactly one should stand here.`,
  'rulebook.cap_unclear': () => 'A cap names either "points" or "percent_of_requirement", not both and not neither.',
  'rulebook.tag_unknown': ({ tag }: { tag: string }) =>
    `No activity has "${tag}": it is none of the tags, marks and categories of activities.yaml.`,
  'rulebook.need_unclear': ({ id }: { id: string }) =>
    `The need "${id}" asks for exactly one thing: credits, amount, document, fee, exam or precondition.`,
  'rulebook.need_unknown': ({ id }: { id: string }) => `No path has a need of points called "${id}".`,
  'rulebook.key_alone': ({ key, without }: { key: string; without: string }) => `"${key}" says nothing without ${without}.`,
  'rulebook.key_idle': ({ key, with: other }: { key: string; with: string }) => `"${key}" says nothing beside "${other}".`,
  'rulebook.limit_unclear': ({ id }: { id: string }) => `The limit "${id}" names either "most", or "percent" and "percent_of".`,
  'rulebook.limit_below_need': ({ id, need }: { id: string; need: string }) =>
    `The limit "${id}" is below the minimum "${need}" of the same activities, so nobody could meet it.`,
  'rulebook.cap_empty': ({ category }: { category: string }) =>
    `"${category}" is accepted, and this cap lets nothing of it count. Write "accepted: no", or a cap above 0.`,
  'rulebook.route_never_open': ({ title }: { title: string }) =>
    `"${title}" is open to nobody: every scheme is closed to new entry, and this way is not for holders of such. Write "closed_class: yes", or leave the way out.`,
  'remark.sample_unmarked': ({ version }: { version: string }) =>
    `In the version "${version}" this figure is a sample; here it is the same and not marked. Write "sample: yes", or take the mark off there.`,
  'remark.way_closed_before_loss': ({ title, years }: { title: string; years: number }) =>
    `Whoever loses the certification by fees has left one unpaid for ${years} years by then, and the years of "${title}" count from that: for them it is closed before it opens.`,
  'remark.attestation_idle': () => 'Attestations are not accepted, so these days say nothing. Write 0.',
  'case.name_taken': ({ name, where }: { name: string; where: string }) => `A case named "${name}" already stands at ${where}.`,
  'case.file_misnamed': ({ file }: { file: string }) => `${file} would be passed over: case files end in .yaml.`,
  'case.none': ({ folder }: { folder: string }) => `There is no case in ${folder}.`,
  'case.alternative_unknown': ({ id }: { id: string }) => `The rulebook has no alternative "${id}".`,
  'case.alternatives_collide': ({ id, other }: { id: string; other: string }) =>
    `"${id}" and "${other}" would hold from the same day; only one could.`,
  'case.certification_unknown': ({ id }: { id: string }) => `This case has no certification "${id}".`,
  'case.certification_unsaid': ({ what }: { what: string }) =>
    `${what} concerns one certification, and this case has several: say which with "certification".`,
  'case.certification_id_reserved': ({ id }: { id: string }) =>
    `A certification cannot be called "${id}", because that is a key of an expectation.`,
  'case.certification_not_asked': ({ kind }: { kind: string }) =>
    `A decision "${kind}" concerns the person, so it names no certification.`,
  'case.key_needs': ({ key, needs }: { key: string; needs: string }) => `${key} needs "${needs}".`,
  'case.key_without': ({ key, without }: { key: string; without: string }) => `"${key}" says nothing without "${without}".`,
  'case.key_idle': ({ key, kind }: { key: string; kind: string }) => `A decision "${kind}" has no "${key}".`,
  'case.days_disordered': ({
    first,
    firstDay,
    second,
    secondDay,
  }: {
    first: string
    firstDay: string
    second: string
    secondDay: string
  }) => `"${second}" (${secondDay}) is before "${first}" (${firstDay}).`,
  'case.range_disordered': ({ range }: { range: string }) => `The range ${range} ends before it begins.`,
  'case.fee_not_due': ({ year, id }: { year: number; id: string }) => `No annual fee of ${id} falls due in ${year}.`,
  'case.id_taken': ({ id, what }: { id: string; what: string }) =>
    `The id "${id}" is already that of another ${what} of this case.`,
  'case.activity_unknown': ({ id }: { id: string }) => `This case has no activity "${id}".`,
  'case.application_unknown': ({ id }: { id: string }) => `This case has no application "${id}".`,
  'case.category_unknown': ({ category }: { category: string }) => `No version of the activities has a category "${category}".`,
  'case.opening_and_take_over': () => 'A case has an "opening" or a "take_over", not both.',
  'case.expects_nothing': () => 'This case expects nothing, so it could not fail.',
}

export type ProblemCode = keyof typeof rulebookSentences

/** What the rulebook room refuses. */
export const rulebookRefusals = {
  'rulebook.day_malformed': ({ found }: { found: string }) =>
    `--as-of should be a day from 1900-01-01 to 2199-12-31 that exists, like 2027-04-30, but it is ${JSON.stringify(found)}.`,
  'rulebook.page_unwritable': ({ file, reason }: { file: string; reason: string }) =>
    `The page cannot be written to ${file}: ${reason}.`,
  'rulebook.has_mistakes': ({ folder, count, mistakes }: { folder: string; count: number; mistakes: string }) =>
    `The rulebook in ${folder} has ${count === 1 ? 'a mistake' : `${count} mistakes`} and judges nobody until ${count === 1 ? 'it is' : 'they are'} mended.\n${mistakes}`,
}
