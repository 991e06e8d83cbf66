const list = (words: readonly string[]): string => words.join(', ')
const place = ({ file, line }: { file: string; line: number }): string => `${file}, line ${line}`
type Place = { file: string; line: number }

/** Why a whole import was refused; nothing of it was kept. */
export const importSentences = {
  'import.folder_missing': ({ path }: { path: string }) =>
    `There is no folder ${path}. Name the folder that holds the export's CSV files.`,
  'import.file_missing': ({ file, path }: { file: string; path: string }) =>
    `The folder ${path} has no file ${file}. Add it, name it otherwise in the mapping under files.…file, or write none there if the export has no such file.`,
  'import.file_unreadable': ({ file, reason }: { file: string; reason: string }) => `The file ${file} cannot be read: ${reason}.`,
  'import.file_empty': ({ file, expected }: { file: string; expected: readonly string[] }) =>
    `${file} is empty. Its first line should name the columns: ${list(expected)}.`,
  'import.header_wrong': ({ file, missing, found }: { file: string; missing: readonly string[]; found: readonly string[] }) =>
    `${file}, line 1, should name the columns ${list(missing)}, but it names ${list(found)}. Give the file such a first line, or rename the columns in the mapping.`,
  'import.header_twice': ({ file, column }: { file: string; column: string }) =>
    `${file}, line 1, names the column ${column} twice.`,
  'import.not_utf8': (at: Place) => `${place(at)}: this is not UTF-8. Save the export as CSV in UTF-8.`,
  'import.quote_unclosed': (at: Place) => `${place(at)}: a quoted value begins here and never ends. Close it with a second ".`,
  'import.quote_stray': (at: Place) =>
    `${place(at)}: a quotation mark stands where none may. A value that holds one is put in quotation marks, and those inside it are doubled: "Prefers ""Liz""".`,
  'import.line_too_long': ({ limit, ...at }: Place & { limit: number }) =>
    `${place(at)}: this line is longer than ${limit} bytes. A row of a register ends with a line end.`,
  'import.day_malformed': ({ option, found }: { option: string; found: string }) =>
    `${option} should be a day like 2026-11-20, but it is ${JSON.stringify(found)}.`,
  'import.exported_in_future': ({ exportedOn, today }: { exportedOn: string; today: string }) =>
    `An export cannot be taken on ${exportedOn}: today is ${today}.`,
  'import.older_export': ({ exportedOn, newest }: { exportedOn: string; newest: string }) =>
    `This export tells of nothing after ${exportedOn}, but one taken on ${newest} came in already, and older facts would supersede newer ones. If this one is newer, say when it was taken with --exported-on.`,
  'import.judge_from_late': ({ judgeFrom, exportedOn }: { judgeFrom: string; exportedOn: string }) =>
    `Judging cannot begin on ${judgeFrom}: the export was taken on ${exportedOn}, and tells nothing of the days after.`,
  'import.mapping_missing': ({ path }: { path: string }) => `There is no mapping file ${path}.`,
  'import.mapping_malformed': ({ file, line, reason }: { file: string; line: number; reason: string }) =>
    `${file}, line ${line}: this is no YAML or JSON: ${reason}.`,
  'import.mapping_key': ({ file, key, allowed }: { file: string; key: string; allowed: readonly string[] }) =>
    `${file}: the mapping has no key ${key}. Allowed there: ${list(allowed)}.`,
  'import.mapping_value': ({ file, key, expected }: { file: string; key: string; expected: string }) =>
    `${file}: ${key} should be ${expected}.`,
  'import.out_unwritable': ({ path, reason }: { path: string; reason: string }) =>
    `The report cannot be written to ${path}: ${reason}. Name another place with --rejected.`,
}

type Column = { column: string; value: string }

/** Why one row did not become a fact. */
export const rejectionSentences = {
  'row.column_count': ({ found, expected }: { found: number; expected: number }) =>
    `The row has ${found} values where the header names ${expected} columns.`,
  'row.control_character': ({ column }: { column: string }) => `${column} holds a character with the code 0, which no text may.`,
  'row.key_taken': ({ key, line }: { key: string; line: number }) =>
    `Line ${line} already has ${key}, and tells something else. One of the two is wrong.`,
  'value.missing': ({ column }: { column: string }) => `${column} is empty.`,
  'value.unknown_word': ({ column, value, allowed }: Column & { allowed: readonly string[] }) =>
    `${column} says ${JSON.stringify(value)}; known are ${list(allowed)}. Correct it, or give the word a meaning in the mapping.`,
  'day.unreadable': ({ column, value }: Column) => `${column} should be a day, but it is ${JSON.stringify(value)}.`,
  'day.not_in_calendar': ({ column, value }: Column) => `${column} says ${value}, and the calendar has no such day.`,
  'day.in_future': ({ column, value, after }: Column & { after: string }) =>
    `${column} says ${value}, which comes after the export of ${after}.`,
  'number.unreadable': ({ column, value }: Column) => `${column} should be a number, but it is ${JSON.stringify(value)}.`,
  'number.negative': ({ column, value }: Column) => `${column} is ${value}; it may not be negative.`,
  'number.from_spreadsheet': ({ column, value }: Column) =>
    `${column} says ${value}: a spreadsheet has rounded it, and the digits are lost.`,
  'interval.reversed': ({ from, to }: { from: string; to: string }) => `It begins on ${from} and ends before that, on ${to}.`,
  'interval.half': ({ column }: { column: string }) => `It has only one end: ${column} is empty.`,
  'designation.unknown': ({ value, allowed }: { value: string; allowed: readonly string[] }) =>
    `There is no certification ${JSON.stringify(value)}; the rulebook knows ${list(allowed)}.`,
  'category.unknown': ({ value, allowed }: { value: string; allowed: readonly string[] }) =>
    `There is no category ${JSON.stringify(value)}; the rulebook knows ${list(allowed)}.`,
  'person.unknown': ({ number }: { number: string }) => `There is no person with the number ${number}.`,
  'person.rejected': ({ number }: { number: string }) => `The row of the person ${number} was rejected.`,
  'certification.unknown': ({ number }: { number: string }) => `There is no certification with the number ${number}.`,
  'certification.rejected': ({ number }: { number: string }) => `The row of the certification ${number} was rejected.`,
  'certification.of_another': ({ number }: { number: string }) =>
    `The number ${number} already belongs to a certification of somebody else.`,
  'fee.day_missing': ({ column }: { column: string }) =>
    `${column} is empty. When the money came is not guessed from when it was due.`,
  'fee.charge_back_alone': ({ amount, year }: { amount: string; year: string }) =>
    `${amount} for ${year} takes a payment back, but no payment of that amount for that year came before it.`,
  'fee.nothing_paid': ({ column }: { column: string }) => `${column} is zero: nothing was paid.`,
}

export type RejectionCode = keyof typeof rejectionSentences

/** One code of `rejectionSentences` with what its sentence needs. */
export type Rejection = {
  [Code in RejectionCode]: { code: Code; params: Parameters<(typeof rejectionSentences)[Code]>[0] }
}[RejectionCode]

/** The sentence of a rejected row. */
export const rejectionSentence = ({ code, params }: Rejection): string =>
  (rejectionSentences[code] as (params: Rejection['params']) => string)(params)
