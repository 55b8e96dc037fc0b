#!/usr/bin/env python3
"""Checks an archive file of WorkReport (归档包), or the folder it was unpacked into, without WorkReport.

    python3 verify-archive.py ARCHIVE.zip | FOLDER

Says of every file that is not what was put away what is wrong with it, and ends with 1 then; with 0 where all is whole.
What is checked, and why, is told in archive.md.
"""
import hashlib, json, os, sys, zipfile


def read(path):
    """The files by their paths, and what is wrong with the package around them."""
    if os.path.isdir(path):
        files = {}
        for folder, _, names in os.walk(path):
            for name in names:
                whole = os.path.join(folder, name)
                with open(whole, "rb") as file:
                    files[os.path.relpath(whole, path).replace(os.sep, "/")] = file.read()
        return files, []
    with open(path, "rb") as file:
        data = file.read()
    files, wrong = {}, []
    if data[-71:-64] != b"sha256:" or hashlib.sha256(data[:-64]).hexdigest().encode() != data[-64:]:
        wrong.append("the package itself is not what was put away")
    try:
        with zipfile.ZipFile(path) as package:
            for entry in package.infolist():
                try:
                    files[entry.filename] = package.read(entry)
                except Exception as fault:
                    files[entry.filename] = b""
                    wrong.append(f"{entry.filename}: cannot be unpacked ({fault})")
    except Exception as fault:
        wrong.append(f"the package cannot be opened ({fault})")
    return files, wrong


def audit_hash(line):
    """The hash of a line of the log, from its fields (src/WorkReport.Domain/Audit/AuditEntry.cs)."""
    fields = [line["sequence"], line["ticks"], line["who"], line["what"], line["subject"], line["before"], line["after"], line["previousHash"]]
    schema = line["schema"]
    if schema == 2:
        fields = [schema, line["keyId"]] + fields
    said = hashlib.sha256(f"workreport-audit-{schema}\n".encode())
    for field in fields:
        if field is None:
            said.update(b"-\n")
        else:
            value = str(field).encode()
            said.update(f"{len(value)}:".encode() + value + b"\n")
    return said.hexdigest()


def check(files):
    if "SHA256SUMS" not in files:
        yield "SHA256SUMS is missing"
        return
    listed = {}
    for line in files["SHA256SUMS"].decode("utf-8", "replace").splitlines():
        listed[line[66:]] = line[:64]
    for path, digest in listed.items():
        if path not in files:
            yield f"{path}: missing"
        elif hashlib.sha256(files[path]).hexdigest() != digest:
            yield f"{path}: not what was put away"
    for path in files:
        if path not in listed and path != "SHA256SUMS":
            yield f"{path}: was not put away with the others"
    try:
        # What a version was frozen as: its text, then the hashes of its files, by name.
        for version in json.loads(files["报告/版本.json"].decode()):
            paths = version["files"]
            facts = files[paths[-1]]
            hashes = [hashlib.sha256(files[path]).hexdigest().encode() for path in paths[:-1]]
            if hashlib.sha256(b"\n".join([facts] + hashes)).hexdigest() != version["checksum"]:
                yield f"报告/版本.json: version {version['number']} is not what was frozen"
        for line in files["办理/操作日志.jsonl"].decode().splitlines():
            line = json.loads(line)
            if line["keyId"] is None and audit_hash(line) != line["hash"]:
                yield f"办理/操作日志.jsonl: line {line['sequence']} was changed"
    except (KeyError, ValueError) as fault:
        yield f"cannot be read: {fault}"


files, wrong = read(sys.argv[1])
wrong += list(check(files))
for fault in wrong:
    print(fault)
print(f"{len(files)} files, " + ("all as they were put away" if not wrong else f"{len(wrong)} faults"))
sys.exit(1 if wrong else 0)
