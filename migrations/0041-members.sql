-- Certificants who sign in. Married couples share addresses, so an email address does not name one member; the certificant does.
create table member (
  id uuid primary key,
  certificant uuid not null unique references certificant,
  email text not null check (email <> ''),
  disabled_at timestamptz,
  recorded_at timestamptz not null default now(),
  recorded_by text not null
);
create index member_email on member (lower(email));

-- A link sent by email that signs a certificant in once; the first one used makes them a member.
create table member_link (
  token_digest text primary key,
  certificant uuid not null references certificant,
  email text not null,
  purpose text not null check (purpose in ('invitation', 'sign_up', 'sign_in')),
  issued_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index member_link_certificant on member_link (certificant, issued_at);

-- A session is a member of staff's, a certificant's, or nobody's (set-up).
alter table session add column member uuid references member;
alter table session add check (account is null or member is null);
create index session_member on session (member) where member is not null;
