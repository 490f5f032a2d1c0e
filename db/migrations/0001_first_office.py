"""The first shape of the office's file."""

TABLES = """
create table office_settings(
    id integer primary key check (id = 1), revision integer not null,
    name_th text not null, name_en text not null, district text not null, province text not null,
    seal blob, numbering text not null, pass_percent integer not null,
    paper_language text not null, paper_digits text not null, is_demo integer not null
);
create table signatory(
    id integer primary key, revision integer not null, deleted_at text,
    name text not null, position text not null, signature blob, signs integer not null
);
create table community(
    id integer primary key, revision integer not null, deleted_at text,
    name text not null, sort_key text not null,
    representative text not null, representative_phones text not null, notes text not null
);
create table household(
    id integer primary key, revision integer not null, deleted_at text,
    house text not null, moo text not null, community_id integer references community(id),
    house_code text not null, notes text not null
);
create table resident(
    id integer primary key, revision integer not null, deleted_at text,
    title text not null, given text not null, family text not null, nickname text not null, sex text,
    citizen_id text not null, no_id_reason text not null, born text, born_precision text,
    household_id integer references household(id), community_id integer references community(id),
    phones text not null, status text not null, status_date text, organisation text not null, notes text not null,
    sort_key text not null, rank integer not null, search_key text not null
);
create table resident_reason(
    id integer primary key, resident_id integer not null references resident(id),
    doubt text not null, text text not null, at text not null, who text not null
);
create table volunteer(
    id integer primary key, revision integer not null, deleted_at text,
    resident_id integer not null references resident(id), kinds text not null,
    community_id integer references community(id), started text, ended text, end_reason text not null,
    skills text not null, invited_by_id integer references resident(id), notes text not null
);
create table course(
    id integer primary key, revision integer not null, deleted_at text,
    name text not null, sort_key text not null, hours real not null, pass_percent integer not null,
    certificate_kind text not null, wording text not null, notes text not null
);
create table training_class(
    id integer primary key, revision integer not null, deleted_at text,
    course_id integer not null references course(id), name text not null, run integer, place text not null,
    trainers text not null, budget text, budget_source text not null, closed_on text, notes text not null
);
create table session(
    id integer primary key, class_id integer not null references training_class(id),
    day text not null, half text not null, hours real not null, unique(class_id, day, half)
);
create table enrolment(
    id integer primary key, revision integer not null, deleted_at text,
    class_id integer not null references training_class(id), resident_id integer not null references resident(id)
);
create table attendance(
    enrolment_id integer not null references enrolment(id), session_id integer not null references session(id),
    primary key (enrolment_id, session_id)
) without rowid;
create table certificate(
    id integer primary key, revision integer not null, year integer not null, number integer not null,
    batch integer not null, class_id integer not null references training_class(id),
    resident_id integer not null references resident(id), kind text not null,
    title text not null, given text not null, family text not null, text text not null, issued_on text not null,
    status text not null, replaces_id integer references certificate(id), ended_on text, end_reason text not null,
    handed_over_on text, handed_to text not null, unique(year, number)
);
create table certificate_correction(
    id integer primary key, certificate_id integer not null references certificate(id),
    at text not null, who text not null, before text not null, after text not null, reason text not null
);
create table certificate_counter(
    year integer primary key, next_number integer not null, next_batch integer not null
);
create table history(
    id integer primary key, at text not null, who text not null, command text not null,
    subject text not null, record_id integer, note text not null
);
"""

INDEXES = """
create unique index community_name on community(name) where deleted_at is null;
create index household_house on household(house, community_id) where deleted_at is null;
create index household_community on household(community_id);
create unique index resident_rank on resident(rank);
create index resident_keys on resident(rank, search_key, deleted_at);
create index resident_sort_key on resident(sort_key);
create index resident_citizen_id on resident(citizen_id) where citizen_id <> '';
create index resident_name on resident(given, family);
create index resident_household on resident(household_id);
create index resident_listing on resident(status, rank, community_id, born, sex) where deleted_at is null;
create index resident_community on resident(community_id, status, rank) where deleted_at is null;
create index resident_deleted on resident(deleted_at) where deleted_at is not null;
create index resident_reason_resident on resident_reason(resident_id);
create unique index volunteer_resident on volunteer(resident_id) where deleted_at is null;
create index volunteer_invited_by on volunteer(invited_by_id);
create index training_class_course on training_class(course_id);
create index session_class on session(class_id);
create unique index enrolment_person on enrolment(class_id, resident_id) where deleted_at is null;
create index enrolment_resident on enrolment(resident_id);
create index attendance_session on attendance(session_id);
create index certificate_class on certificate(class_id);
create index certificate_resident on certificate(resident_id);
create index certificate_replaces on certificate(replaces_id);
create index certificate_correction_certificate on certificate_correction(certificate_id);
create index history_record on history(subject, record_id);
"""

# Contentless trigrams whose rowid is the person's rank in Thai order, so that the first 50 need no sorting.
# Two spaces behind each key give its last letters a trigram of their own.
SEARCH = (
    "create virtual table resident_find using fts5(search_key, content='', tokenize='trigram', detail=none)",
    "create virtual table resident_letters using fts5vocab('resident_find', 'row')",
    """create trigger resident_found after insert on resident begin
        insert into resident_find(rowid, search_key) values (new.rank, new.search_key || '  ');
    end""",
    """create trigger resident_lost after delete on resident begin
        insert into resident_find(resident_find, rowid, search_key)
        values ('delete', old.rank, old.search_key || '  ');
    end""",
    """create trigger resident_refound after update of rank, search_key on resident begin
        insert into resident_find(resident_find, rowid, search_key)
        values ('delete', old.rank, old.search_key || '  ');
        insert into resident_find(rowid, search_key) values (new.rank, new.search_key || '  ');
    end""",
)


def up(migrator, db):  # type: ignore[no-untyped-def]
    for statement in (TABLES + INDEXES).split(";"):
        if statement.strip():
            db.execute_sql(statement)
    for statement in SEARCH:
        db.execute_sql(statement)
