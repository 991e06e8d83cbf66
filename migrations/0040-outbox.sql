-- Messages to send by email, each once: written in the transaction of what they tell of, sent by a job afterwards. Whoever
-- sends one claims it for a while; if that process dies, the next sends it again under the same Message-ID. `confidential`
-- ones hold a link or a code that lets somebody in, and are emptied once they are sent.
create table outbox (
  id uuid primary key,
  key text not null unique check (key <> ''),
  kind text not null check (kind <> ''),
  certificant uuid references certificant,
  recipient text not null check (recipient <> ''),
  subject text not null check (subject <> '' and subject !~ '[\r\n]'),
  text text not null,
  html text not null,
  confidential boolean not null,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'given_up')),
  attempts int not null default 0,
  due_at timestamptz not null,
  claimed_until timestamptz,
  settled_at timestamptz,
  trouble text,
  recorded_at timestamptz not null default now(),
  check ((state = 'waiting') = (settled_at is null))
);
create index outbox_due on outbox (due_at, id) where state = 'waiting';
create index outbox_certificant on outbox (certificant, id) where certificant is not null;
