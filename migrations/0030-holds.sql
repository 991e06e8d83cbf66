-- A hold keeps a certification from being lost while it lasts; a waiver stands in for the points of a cycle.
alter table decision drop constraint decision_kind_check;
alter table decision add constraint decision_kind_check check (kind in (
  'deceased', 'suspended', 'suspension_lifted', 'held', 'hold_lifted', 'revoked', 'retired', 'returned', 'recertified',
  'cycle_accepted', 'cycle_extended', 'requirement_waived', 'fee_waived', 'appeal_filed', 'appeal_dismissed', 'appeal_upheld'));
alter table decision add constraint decision_waived_cycle check (kind <> 'requirement_waived' or cycle_end is not null);
