import { offsetOf } from './compile-cycle.ts'
import type { Versioned } from './rules.ts'
import type { AuditRule, LongDutyRule } from './rules-time.ts'
import type { WrittenVersion } from './schema.ts'
import { unsaid } from './unsaid.ts'

export const auditOf = (each: WrittenVersion<'audit'>): AuditRule => ({
  passedHeals: each.passed_heals,
  effectiveFrom: each.effective_from,
  appealWithinDays: each.appeal_within_days,
  pool: each.pool,
  samplePercent: each.sample_percent,
  noticeOn: each.notice_on,
  answerWithinDays: each.answer_within_days,
})

/** What holds where a body says it has no audits: nobody is drawn. */
export const NO_AUDIT: Versioned<'decision', AuditRule> = unsaid('decision', 'No audit', {
  passedHeals: 'never',
  effectiveFrom: 'decision_day',
  appealWithinDays: 0,
  pool: 'none',
  samplePercent: 0,
  noticeOn: '01-01',
  answerWithinDays: 0,
})

export const longDutyOf = ({ duties }: WrittenVersion<'long_duty'>): LongDutyRule => ({
  duties: duties.map(({ id, title, schemes, granted_from = null, every, window, documents }) => ({
    id,
    title,
    schemes,
    grantedFrom: granted_from,
    every: offsetOf(every),
    window: offsetOf(window),
    documents,
  })),
})
