-- Facts say what happened. They are added, never edited: a correction is a new row that names the one it supersedes,
-- a withdrawal is a superseding row with withdrawn = true. Visible as known at T: recorded at or before T and not
-- superseded by a row recorded at or before T. Every fact carries its certificant, and so do its keys, so that one
-- person's facts lie together. `origin_key` names the row of an outside system a fact came from: it makes a repeated
-- import change nothing.

-- An import of one export; a fact that came with it names it.
create table import_batch (
  id uuid primary key,
  system text not null,
  exported_on date not null,
  judge_from text not null,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  recorded_by text not null,
  counts jsonb
);

create table certificant (
  id uuid primary key,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  batch uuid references import_batch
);

-- Who a certificant is: names and birth, with history. `search_key` is the name without case and accents (values/name).
create table identity (
  id uuid not null,
  certificant uuid not null references certificant,
  given_name text not null,
  middle_name text,
  family_name text not null,
  suffix text,
  former_name text,
  sort_key text not null,
  search_key text not null,
  born_on date,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  batch uuid references import_batch,
  origin_key text,
  supersedes uuid,
  withdrawn boolean not null default false,
  primary key (certificant, id),
  foreign key (certificant, supersedes) references identity (certificant, id),
  check (not withdrawn or supersedes is not null)
);
create unique index identity_supersedes on identity (certificant, supersedes) where supersedes is not null;
create unique index identity_origin on identity (certificant, origin_key) where origin_key is not null and supersedes is null;
-- Sorted by code point, so that names beginning with a word lie together.
create index identity_search_key on identity (search_key collate "C");

-- How to reach a certificant. Not facts: only the latest is kept.
create table contact (
  certificant uuid primary key references certificant,
  email text,
  phone text,
  street1 text,
  street2 text,
  city text,
  state text,
  postal_code text,
  country text,
  preferred_channel text check (preferred_channel in ('email', 'post', 'phone')),
  note text,
  updated_at timestamptz not null
);

create table certification (
  id uuid primary key,
  certificant uuid not null references certificant,
  number text not null unique,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  batch uuid references import_batch,
  unique (certificant, id)
);

-- Numbers other systems know a certificant or a certification by.
create table external_id (
  system text not null,
  kind text not null check (kind in ('certificant', 'certification')),
  value text not null,
  certificant uuid not null references certificant,
  certification uuid references certification,
  recorded_at timestamptz not null default now(),
  primary key (kind, value, system),
  check ((kind = 'certification') = (certification is not null))
);
create index external_id_certificant on external_id (certificant);

-- The grant of a certification: which scheme, and from which day.
create table certification_grant (
  id uuid not null,
  certificant uuid not null,
  certification uuid not null,
  scheme text not null,
  certified_on date not null,
  via text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  batch uuid references import_batch,
  origin_key text,
  supersedes uuid,
  withdrawn boolean not null default false,
  primary key (certificant, id),
  foreign key (certificant, certification) references certification (certificant, id),
  foreign key (certificant, supersedes) references certification_grant (certificant, id),
  check (not withdrawn or supersedes is not null)
);
create unique index certification_grant_supersedes on certification_grant (certificant, supersedes) where supersedes is not null;
create unique index certification_grant_origin on certification_grant (certificant, origin_key) where origin_key is not null and supersedes is null;

-- What an authority decided about a person (certification null) or one certification.
create table decision (
  id uuid not null,
  certificant uuid not null references certificant,
  certification uuid,
  kind text not null check (kind in (
    'deceased', 'suspended', 'suspension_lifted', 'revoked', 'retired', 'returned', 'recertified',
    'cycle_accepted', 'cycle_extended', 'fee_waived', 'appeal_filed', 'appeal_dismissed', 'appeal_upheld')),
  decided_on date not null,
  effective_on date not null,
  until_on date,
  cycle_end date,
  fee_year int check (fee_year between 1900 and 2200),
  route text check (route in ('ce', 'exam')),
  authority text not null,
  reason text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  batch uuid references import_batch,
  origin_key text,
  supersedes uuid,
  withdrawn boolean not null default false,
  primary key (certificant, id),
  foreign key (certificant, certification) references certification (certificant, id),
  foreign key (certificant, supersedes) references decision (certificant, id),
  check (not withdrawn or supersedes is not null),
  check (until_on is null or until_on >= effective_on),
  check (certification is not null or kind = 'deceased'),
  check (kind not in ('cycle_accepted', 'cycle_extended') or cycle_end is not null),
  check (kind <> 'cycle_extended' or until_on is not null),
  check (kind <> 'fee_waived' or fee_year is not null)
);
create unique index decision_supersedes on decision (certificant, supersedes) where supersedes is not null;
create unique index decision_origin on decision (certificant, origin_key) where origin_key is not null and supersedes is null;

-- Continuing education a person did. `points` and `hours` are hundredths. `awarded`: the points are an award of the old
-- system, not to be converted again. `reported_on` is null where the entry day is not known (taken over: presumed in time).
create table ce_activity (
  id uuid not null,
  certificant uuid not null references certificant,
  category text not null,
  title text not null,
  provider text,
  completed_on date not null,
  from_on date,
  to_on date,
  hours int check (hours >= 0),
  points int not null check (points >= 0),
  awarded boolean not null,
  source text not null,
  evidence text,
  reported_on date,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  batch uuid references import_batch,
  origin_key text,
  supersedes uuid,
  withdrawn boolean not null default false,
  primary key (certificant, id),
  foreign key (certificant, supersedes) references ce_activity (certificant, id),
  check (not withdrawn or supersedes is not null),
  check ((from_on is null) = (to_on is null)),
  check (to_on >= from_on)
);
create unique index ce_activity_supersedes on ce_activity (certificant, supersedes) where supersedes is not null;
create unique index ce_activity_origin on ce_activity (certificant, origin_key) where origin_key is not null and supersedes is null;

create table attestation (
  id uuid not null,
  certificant uuid not null,
  certification uuid not null,
  cycle_end date not null,
  signed_on date not null,
  received_on date not null,
  points_claimed int not null check (points_claimed >= 0),
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  batch uuid references import_batch,
  origin_key text,
  supersedes uuid,
  withdrawn boolean not null default false,
  primary key (certificant, id),
  foreign key (certificant, certification) references certification (certificant, id),
  foreign key (certificant, supersedes) references attestation (certificant, id),
  check (not withdrawn or supersedes is not null)
);
create unique index attestation_supersedes on attestation (certificant, supersedes) where supersedes is not null;
create unique index attestation_origin on attestation (certificant, origin_key) where origin_key is not null and supersedes is null;

-- A decided audit of one cycle. `points_proved` is hundredths.
create table audit_outcome (
  id uuid not null,
  certificant uuid not null,
  certification uuid not null,
  audit_year int not null check (audit_year between 1900 and 2200),
  cycle_end date not null,
  selected_on date not null,
  decided_on date not null,
  outcome text not null check (outcome in ('passed', 'failed', 'no_response')),
  points_proved int not null check (points_proved >= 0),
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  batch uuid references import_batch,
  origin_key text,
  supersedes uuid,
  withdrawn boolean not null default false,
  primary key (certificant, id),
  foreign key (certificant, certification) references certification (certificant, id),
  foreign key (certificant, supersedes) references audit_outcome (certificant, id),
  check (not withdrawn or supersedes is not null)
);
create unique index audit_outcome_supersedes on audit_outcome (certificant, supersedes) where supersedes is not null;
create unique index audit_outcome_origin on audit_outcome (certificant, origin_key) where origin_key is not null and supersedes is null;

-- Money received for an annual fee. `fee_year` is the year the payer stated; null means the oldest open due.
create table fee_payment (
  id uuid not null,
  certificant uuid not null,
  certification uuid not null,
  fee_year int check (fee_year between 1900 and 2200),
  cents bigint not null check (cents > 0),
  currency char(3) not null,
  received_on date not null,
  charged_back_on date,
  method text,
  reference text,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  batch uuid references import_batch,
  origin_key text,
  supersedes uuid,
  withdrawn boolean not null default false,
  primary key (certificant, id),
  foreign key (certificant, certification) references certification (certificant, id),
  foreign key (certificant, supersedes) references fee_payment (certificant, id),
  check (not withdrawn or supersedes is not null),
  check (charged_back_on >= received_on)
);
create unique index fee_payment_supersedes on fee_payment (certificant, supersedes) where supersedes is not null;
create unique index fee_payment_origin on fee_payment (certificant, origin_key) where origin_key is not null and supersedes is null;

-- Where judging begins for a certification whose history was taken over from another system. Cycles that start before
-- `cycle_start` and fees due before `fees_from` are shown, never judged.
create table opening_standing (
  id uuid not null,
  certificant uuid not null,
  certification uuid not null,
  on_day date not null,
  status text not null check (status in ('in_force', 'lapsed')),
  since date not null,
  cycle_start date,
  fees_from date,
  taken_over_from text not null,
  recorded_at timestamptz not null default now(),
  recorded_by text not null,
  batch uuid references import_batch,
  origin_key text,
  supersedes uuid,
  withdrawn boolean not null default false,
  primary key (certificant, id),
  foreign key (certificant, certification) references certification (certificant, id),
  foreign key (certificant, supersedes) references opening_standing (certificant, id),
  check (not withdrawn or supersedes is not null)
);
create unique index opening_standing_supersedes on opening_standing (certificant, supersedes) where supersedes is not null;
create unique index opening_standing_origin on opening_standing (certificant, origin_key) where origin_key is not null and supersedes is null;
