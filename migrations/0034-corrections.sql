-- Why a fact was corrected, withdrawn or restored, and who decided so: one row for each superseding fact that staff recorded.
-- `kind` says in which table the fact lies.
create table correction (
  certificant uuid not null references certificant,
  fact uuid not null,
  kind text not null check (kind in ('name', 'grant', 'opening', 'decision', 'activity', 'attestation', 'audit', 'payment')),
  decided_on date not null,
  authority text not null check (authority <> ''),
  reason text not null check (reason <> ''),
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  primary key (certificant, fact)
);
