-- Who of the staff may do what. Certificants get accounts of their own kind later.
create table account (
  id uuid primary key,
  name text not null check (name <> ''),
  email text not null check (email <> ''),
  roles text[] not null check (
    roles <@ array['registrar', 'reviewer', 'auditor', 'finance', 'administrator', 'read_only'] and cardinality(roles) > 0
  ),
  disabled_at timestamptz,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create unique index account_email on account (lower(email));

-- A browser that is signed in. The cookie holds the token, this its SHA-256. Without an account: a set-up session, which
-- is let in by a console link while nothing is set up, and may do nothing but set up.
create table session (
  id uuid primary key,
  token_digest text not null unique,
  account uuid references account,
  started_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  agent text not null
);
create index session_account on session (account);

-- A link that signs in once. Without an account: the one that leads to the set-up.
create table console_link (
  token_digest text primary key,
  account uuid references account,
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Answers of requests that carried an Idempotency-Key, so that a repeated one is answered and not done again.
create table idempotency_key (
  scope uuid not null,
  key text not null,
  request_digest text not null,
  answer jsonb,
  expires_at timestamptz not null,
  primary key (scope, key)
);
create index idempotency_key_expires_at on idempotency_key (expires_at);
