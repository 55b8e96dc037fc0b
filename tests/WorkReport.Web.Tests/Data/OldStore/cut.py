"""Cuts most places out of a store of 7135647 and packs what is left: python3 cut.py FULL.db OUT.db.gz

Kept are the city, its counties, all townships of the county of the guides and the first of every other, of each township the
first two villages, all villages of the township of the guides, and every place that ever moved, ended or was founded later. With a
place goes all that hangs on it: foreign keys hold, and the audit trail is chained anew over the lines that are left.
"""
import gzip
import hashlib
import os
import shutil
import sqlite3
import sys
import tempfile

COUNTY, TOWNSHIP = "990121000000", "990121102000"

KEPT = f"""
CREATE TEMP TABLE Kept AS
WITH
  Home AS (SELECT u.Id, u.Code, u.Level, p.ParentId FROM OrgUnits u JOIN OrgPlaces p ON p.UnitId = u.Id AND p.Id = (SELECT MIN(Id) FROM OrgPlaces WHERE UnitId = u.Id)),
  Counties AS (SELECT Id FROM OrgUnits WHERE Level IN ('City', 'County')),
  Guides AS (SELECT Id FROM OrgUnits WHERE Code = '{TOWNSHIP}'),
  Changed AS (SELECT UnitId AS Id FROM OrgPlaces GROUP BY UnitId HAVING COUNT(*) > 1 OR MAX("To") IS NOT NULL OR MIN("From") > '2015-01-01'),
  Townships AS (
    SELECT Id FROM (SELECT h.Id, h.ParentId, ROW_NUMBER() OVER (PARTITION BY h.ParentId ORDER BY h.Code) AS N FROM Home h WHERE h.Level = 'Township')
    WHERE N = 1 OR ParentId = (SELECT Id FROM OrgUnits WHERE Code = '{COUNTY}')
    UNION SELECT Id FROM Changed WHERE Id IN (SELECT Id FROM OrgUnits WHERE Level = 'Township')
    UNION SELECT p.ParentId FROM OrgPlaces p JOIN Changed c ON c.Id = p.UnitId JOIN OrgUnits u ON u.Id = p.ParentId WHERE u.Level = 'Township'),
  Villages AS (
    SELECT Id FROM (SELECT h.Id, h.ParentId, ROW_NUMBER() OVER (PARTITION BY h.ParentId ORDER BY h.Code) AS N FROM Home h WHERE h.Level = 'Village')
    WHERE ParentId IN (SELECT Id FROM Townships) AND (N <= 2 OR ParentId IN (SELECT Id FROM Guides)))
SELECT Id FROM Counties UNION SELECT Id FROM Townships UNION SELECT Id FROM Villages UNION SELECT Id FROM Changed
UNION SELECT Id FROM OrgUnits WHERE Level NOT IN ('City', 'County', 'Township', 'Village');
"""

# What hangs on a place, and what hangs on that: table, how its rows are called in the audit trail, which rows go.
CUT = [
    ("OrgUnits", "OrgUnit", "Id NOT IN (SELECT Id FROM Kept)"),
    ("OrgPlaces", None, "UnitId NOT IN (SELECT Id FROM OrgUnits)"),
    ("OrgReaches", None, "UnitId NOT IN (SELECT Id FROM OrgUnits) OR AncestorId NOT IN (SELECT Id FROM OrgUnits)"),
    ("MetricSheets", "MetricSheet", "UnitId NOT IN (SELECT Id FROM OrgUnits)"),
    ("MetricValues", None, "SheetId NOT IN (SELECT Id FROM MetricSheets)"),
    ("WorkItems", "WorkItem", "UnitId NOT IN (SELECT Id FROM OrgUnits)"),
    ("Attachments", None, "WorkItemId IS NOT NULL AND WorkItemId NOT IN (SELECT Id FROM WorkItems)"),
    ("AttachmentContents", None, "AttachmentId NOT IN (SELECT Id FROM Attachments)"),
    ("PlanItems", "PlanItem", "UnitId NOT IN (SELECT Id FROM OrgUnits)"),
    ("Submissions", "Submission", "UnitId NOT IN (SELECT Id FROM OrgUnits)"),
    ("SubmissionMoves", None, "SubmissionId NOT IN (SELECT Id FROM Submissions)"),
    ("ReturnedPieces", None, "SubmissionId NOT IN (SELECT Id FROM Submissions)"),
    # Whoever belonged to such places only and did nothing elsewhere.
    ("People", "Person", """
        Id IN (SELECT PersonId FROM Memberships GROUP BY PersonId HAVING SUM(UnitId IN (SELECT Id FROM OrgUnits)) = 0)
        AND Id NOT IN (SELECT PersonId FROM SubmissionMoves UNION SELECT PersonId FROM ReportMoves UNION SELECT PersonId FROM FormKeys)"""),
    ("Memberships", None, "UnitId NOT IN (SELECT Id FROM OrgUnits) OR PersonId NOT IN (SELECT Id FROM People)"),
    ("Accounts", "Account", "PersonId NOT IN (SELECT Id FROM People)"),
    ("Sessions", None, "AccountId NOT IN (SELECT Id FROM Accounts)"),
]


def hash_of(fields):
    """The hash of an audit line, as Domain/Audit/AuditEntry.cs describes it."""
    sha = hashlib.sha256(b"workreport-audit-1\n")
    for field in fields:
        if field is None:
            sha.update(b"-\n")
            continue
        data = str(field).encode()
        sha.update(b"%d:%s\n" % (len(data), data))
    return sha.hexdigest()


def chain(db):
    """Numbers and chains the lines anew; the triggers that forbid it are laid aside meanwhile."""
    triggers = db.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in triggers:
        db.execute(f'DROP TRIGGER "{name}"')
    db.execute("DELETE FROM AuditEntries WHERE Subject IN (SELECT Subject FROM Gone)")
    last, lines = "0" * 64, []
    rows = db.execute('SELECT At, Who, What, Subject, "Before", "After" FROM AuditEntries ORDER BY Sequence').fetchall()
    for number, row in enumerate(rows, 1):
        line = hash_of((number, *row, last))
        lines.append((number, *row, last, line))
        last = line
    db.execute("DELETE FROM AuditEntries")
    db.executemany("INSERT INTO AuditEntries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", lines)
    db.execute("UPDATE AuditHeads SET Sequence = ?, Hash = ?", (len(lines), last))
    for _, sql in triggers:
        db.execute(sql)


def check_first(db):
    """The trail must be whole before it is chained anew: otherwise a break would be hidden for ever, or the hash is not the product's."""
    last = "0" * 64
    for row in db.execute('SELECT Sequence, At, Who, What, Subject, "Before", "After", PreviousHash, Hash FROM AuditEntries ORDER BY Sequence'):
        if row[7] != last or hash_of(row[:8]) != row[8]:
            sys.exit(f"The audit trail is broken at {row[0]}.")
        last = row[8]


def cut(db):
    db.execute("PRAGMA foreign_keys = OFF")
    db.execute(KEPT)
    db.execute("CREATE TEMP TABLE Gone (Subject TEXT PRIMARY KEY)")
    for table, subject, gone in CUT:
        if subject:
            db.execute(f'INSERT INTO Gone SELECT \'{subject}/\' || Id FROM "{table}" WHERE {gone}')
        db.execute(f'DELETE FROM "{table}" WHERE {gone}')
    chain(db)
    db.execute("DROP TABLE Kept")
    db.execute("DROP TABLE Gone")
    db.commit()
    broken = db.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        sys.exit(f"Foreign keys do not hold: {broken[:5]}")
    db.execute("VACUUM")


def main(full, packed):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "workreport.db")
        shutil.copyfile(full, path)
        db = sqlite3.connect(path)
        db.execute("PRAGMA journal_mode = DELETE")
        check_first(db)
        cut(db)
        db.close()
        with open(path, "rb") as store, open(packed, "wb") as out, gzip.GzipFile("", "wb", 9, out, 0) as gz:
            shutil.copyfileobj(store, gz)
        print(f"{os.path.getsize(path)} bytes, packed {os.path.getsize(packed)}")


main(*sys.argv[1:])
