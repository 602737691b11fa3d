#!/usr/bin/env python3
"""Verifies the proofs of proofs.json as docs/proofs.md and docs/protocol/encoding.md describe them, with nothing but
the standard library: python3 verify_proofs.py proofs.json. Exit code 0 if every verdict is the published one.
Transactions may hold transfers only; no care is taken to be fast."""

import hashlib
import json
import sys

# ---- Ed25519 (RFC 8032) with the chain's acceptance rule --------------------------------------------------------------

P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
IDENTITY = (0, 1, 1, 0)


def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return (e * f % P, g * h % P, f * g % P, e * h % P)


def times(k, p):
    result = IDENTITY
    while k:
        if k & 1:
            result = add(result, p)
        p, k = add(p, p), k >> 1
    return result


def same(p, q):
    return (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0


def point(data):
    """A point of prime order in its one encoding, or None."""
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    if (x * x - x2) % P or x == 0 and sign:
        return None
    p = (P - x if x & 1 != sign else x, y, 1, 0)
    p = (p[0], y, 1, p[0] * y % P)
    return p if same(times(L, p), IDENTITY) and not same(p, IDENTITY) else None


BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signed(key, message, signature):
    a, r, s = point(key), point(signature[:32]), int.from_bytes(signature[32:], "little")
    if a is None or r is None or s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % L
    return same(times(s, BASE), add(r, times(k, a)))


# ---- encoding ---------------------------------------------------------------------------------------------------------


class Refused(Exception):
    pass


def require(condition, step, why=""):
    if not condition:
        raise Refused(step, why)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def tagged(domain, data):
    return sha256(bytes([len(domain)]), domain, data)


class Reader:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, length):
        require(self.at + length <= len(self.data), "format", "too short")
        self.at += length
        return self.data[self.at - length : self.at]

    def number(self, width):
        value = int.from_bytes(self.take(width), "big")
        require(value < 2**63, "format", "number")
        return value

    def many(self, limit, item):
        count = self.number(4)
        require(count <= limit, "format", "list")
        return [item(self) for _ in range(count)]

    def bytes(self, width, limit):
        length = self.number(width)
        require(length <= limit, "format", "bytes")
        return self.take(length)


class Header:
    def __init__(self, r):
        start = r.at
        require(r.number(2) == 1, "format", "version")
        self.chain, self.epoch, self.height = r.take(32), r.number(8), r.number(8)
        self.term, self.proposer = r.number(8), r.number(2)
        self.parent, _, self.tx_root, self.state_root, self.receipts_root = (r.take(32) for _ in range(5))
        self.set, self.next_set, self.time = r.take(32), r.take(32), r.number(8)
        self.count, _ = r.number(4), r.number(4)
        self.hash = tagged(b"MOKKA/1/header", r.data[start : r.at])
        self.ends = self.set != self.next_set


class Certificate:
    def __init__(self, r):
        self.phase = r.number(1)
        self.epoch, self.term, self.height, self.hash = r.number(8), r.number(8), r.number(8), r.take(32)
        self.votes = r.many(100, lambda r: (r.number(2), r.take(64)))
        signers = [signer for signer, _ in self.votes]
        require(all(a < b for a, b in zip(signers, signers[1:])), "format", "signers")


class FinalHeader:
    def __init__(self, r):
        self.header = Header(r)
        self.parent = Header(r) if self.header.ends else None
        self.descendants = r.many(1024, Header)
        self.certificate = Certificate(r)


class Validators:
    def __init__(self, r):
        start = r.at
        self.keys = r.many(100, lambda r: (r.bytes(2, 64), r.take(32), r.take(20))[1])
        self.hash = tagged(b"MOKKA/1/validators", r.data[start : r.at])


def asset(r):
    if r.number(1) == 1:
        r.take(32)


def transaction(r):
    """Its bytes, id, chain id and signatures."""
    start = r.at
    require(r.number(1) == 1, "format", "version")
    chain = r.take(32)
    r.take(20 + 8 + 8 + 8)
    for _ in range(r.number(4)):
        require(r.number(1) == 1, "format", "only transfers are known here")
        asset(r)
        r.take(20 + 8)
        r.bytes(2, 256)
    body = r.data[start : r.at]
    signatures = r.many(16, lambda r: (r.take(32), r.take(64)))
    return r.data[start : r.at], tagged(b"MOKKA/1/transaction", body), chain, signatures


def receipt(r):
    start, of = r.at, r.take(32)
    r.number(8)
    if r.number(1) == 1:
        r.number(2)
        r.bytes(2, 64)
    return r.data[start : r.at], of


# ---- verification -----------------------------------------------------------------------------------------------------


class Trust:
    def __init__(self, network, model):
        genesis = bytes.fromhex(network["genesis"])
        self.chain, self.model, self.epoch = tagged(b"MOKKA/1/genesis", genesis), model, 0
        assert self.chain.hex() == network["genesisHash"]
        self.validators = Validators(Reader(bytes.fromhex(network["validators"])))
        self.height, self.time, self.root = 0, network["timestampMs"], None

    def check(self, block):
        h, c = block.header, block.certificate
        require(h.chain == self.chain, "network")
        step = "finality" if h.epoch == self.epoch else "validators"
        require(h.epoch == self.epoch and h.set == self.validators.hash, step, "set")
        require(h.height > self.height and h.time > self.time and h.term >= 1, step, "root")
        require(h.height > self.height + 1 or self.root in (None, h.parent), step, "first block")
        if h.ends:
            p = block.parent
            require(p.hash == h.parent and not (p.ends and p.epoch == self.epoch), step, "discarded")
        end = h
        for d in block.descendants:
            require(d.parent == end.hash and d.height == end.height + 1 and d.time > end.time, step, "descendants")
            require(d.term >= end.term and (d.chain, d.epoch, d.set) == (h.chain, h.epoch, h.set), step, "descendants")
            require(not end.ends or d.next_set == end.next_set, step, "descendants")
            end = d
        n = len(self.validators.keys)
        quorum = (n + (n - 1) // 3 + 2) // 2 if self.model == "bft" else n // 2 + 1
        require(c.phase == (6 if self.model == "bft" else 5), step, "phase")
        named = (c.epoch, c.term, c.height, c.hash)
        require(named == (end.epoch, end.term, end.height, end.hash), step, "certificate")
        require(len(c.votes) >= quorum, step, "quorum")
        vote = b"".join(number.to_bytes(8, "big") for number in named[:3]) + c.hash
        message = b"MOKKA/1" + bytes([c.phase]) + self.chain + vote
        for signer, signature in c.votes:
            require(signer < n and signed(self.validators.keys[signer], message, signature), step, "signature")
        return h

    def follow(self, block, validators):
        try:
            last = self.check(block)
        except Refused as e:
            raise Refused("network" if e.args[0] == "network" else "validators", e.args[1])
        require(last.ends and validators.hash == last.next_set, "validators", "next")
        self.epoch, self.validators = self.epoch + 1, validators
        self.height, self.time, self.root = last.height, last.time, last.hash


def merkle(leaf, index, size, path, root):
    at, last, value = index, size - 1, sha256(b"\0", leaf)
    for sibling in path:
        if last == 0:
            return False
        if at & 1 or at == last:
            value = sha256(b"\1", sibling, value)
            while not at & 1 and at:
                at, last = at >> 1, last >> 1
        else:
            value = sha256(b"\1", value, sibling)
        at, last = at >> 1, last >> 1
    return last == 0 and value == root


def verify_transaction(r, header, trust):
    """Reads all, then gives what is left to check."""
    encoded, ident, chain, signatures = transaction(r)
    outcome, of = receipt(r)
    index = r.number(4)
    paths = [r.many(31, lambda r: r.take(32)) for _ in range(2)]

    def statement():
        require(index < header.count, "format")
        require(merkle(encoded, index, header.count, paths[0], header.tx_root), "transaction", "path")
        require(chain == trust.chain, "transaction", "chain")
        for key, signature in signatures:
            require(signed(key, b"MOKKA/1" + bytes([64]) + ident, signature), "transaction", "signature")
        require(of == ident, "receipt", "id")
        require(merkle(outcome, index, header.count, paths[1], header.receipts_root), "receipt", "path")

    return statement


def verify_entry(r, header, _trust):
    kind, key = r.take(1), r.bytes(2, 1024)
    present = r.number(1)
    require(present < 2, "format")
    value = r.bytes(4, 1 << 20) if present else None
    siblings = [r.take(32) for _ in range(r.number(2))]
    leaf = r.bytes(4, 16 * 64)
    require(len(leaf) % 64 == 0, "format")
    entries = [(leaf[i : i + 32], leaf[i + 32 : i + 64]) for i in range(0, len(leaf), 64)]
    require(all(a[0] < b[0] for a, b in zip(entries, entries[1:])), "format", "leaf")

    def statement():
        place, node = sha256(kind, key), sha256(b"\0", leaf)
        for depth in reversed(range(len(siblings))):
            right = place[depth // 8] >> (7 - depth % 8) & 1
            pair = (siblings[depth], node) if right else (node, siblings[depth])
            node = sha256(b"\1", *pair)
        require(node == header.state_root, "state", "path")
        require(dict(entries).get(place) == (sha256(value) if present else None), "state", "value")

    return statement


def verify(data, trust):
    r = Reader(data)
    require(r.number(1) == 1, "format", "version")
    kind = r.number(1)
    require(kind in (1, 2), "format", "kind")
    links = r.many(4096, lambda r: (FinalHeader(r), Validators(r)))
    block = FinalHeader(r)
    statement = (verify_transaction if kind == 1 else verify_entry)(r, block.header, trust)
    require(r.at == len(data), "format", "bytes left over")
    require(block.header.chain == trust.chain, "network")
    for last, validators in links:
        trust.follow(last, validators)
    trust.check(block)
    statement()


def main():
    failures = 0
    with open(sys.argv[1], encoding="utf-8") as file:
        networks = json.load(file)
    for model, network in networks.items():
        for vector in network["proofs"]:
            try:
                verify(bytes.fromhex(vector["proof"]), Trust(network, model))
                verdict = "valid"
            except Refused as e:
                verdict = e.args[0]
            failures += verdict != vector["verdict"]
            print(model, vector["name"], verdict, "" if verdict == vector["verdict"] else "EXPECTED " + vector["verdict"])
    sys.exit(1 if failures else 0)


main()
