package org.mokkachain.simulator.mutation;

import static org.mokkachain.simulator.mutation.Mutant.bft;
import static org.mokkachain.simulator.mutation.Mutant.cft;
import static org.mokkachain.simulator.mutation.Mutant.Patch.core;
import static org.mokkachain.simulator.mutation.Mutant.Patch.of;

import java.util.List;

/** The planted bugs. A patch that does not fit any more fails the test: mutants age with the sources. */
final class Mutants {
    private static final String SIGNER = "consensus/signer/VoteSigner.java";
    private static final String VERIFIER = "consensus/message/MessageVerifier.java";

    private Mutants() {}

    private static Mutant.Patch trustingSigner() {
        return of(
                "consensus",
                SIGNER,
                "        if (!condition) {\n            throw",
                "        if (refused.isEmpty()) {\n            throw");
    }

    /** Else what others know of a validator's statements tells it again that its log was lost. */
    private static Mutant.Patch impatientStart() {
        return core("Startup.java", "        alone = !answered;", "        alone = false;");
    }

    /** Found within a few schedules; run with every build. */
    static final List<Mutant> QUICK = List.of(
            bft("one suspicion opens the next term",
                    core("Terms.java", "if (signatures.size() >= epoch.quorum()) {", "if (signatures.size() >= 1) {"),
                    core("Terms.java", "signatures.subList(0, epoch.quorum())", "signatures"),
                    of("consensus", VERIFIER, "return entry.suspects().size() >= epoch.quorum()",
                            "return entry.suspects().size() >= 1")),
            bft("COMMIT in an old term",
                    core("Votes.java", "slots.tailMap(new Rank(term, 0), true)", "slots.tailMap(new Rank(0, 0), true)"),
                    trustingSigner()),
            bft("a read without a quorum",
                    core("Reads.java", "round.replies.size() >= epoch.quorum()", "round.replies.size() >= 1")),
            bft("the lock is forgotten at a restart",
                    core("Votes.java",
                            "core.out().persist(new LogRecord.Locked(highest));",
                            "core.durable().apply(new LogRecord.Locked(highest));")),
            bft("the vote for a candidate is forgotten at a restart",
                    core("Election.java",
                            "core.out().persist(new LogRecord.Voted(vote));",
                            "core.durable().apply(new LogRecord.Voted(vote));")));

    /** The others. */
    static final List<Mutant> SLOW = List.of(
            bft("one phase: a certificate of PREPAREs commits",
                    of("types", "types/certificate/Certificate.java", "return phase == model.commitPhase();",
                            "return phase == Phase.PREPARE || phase == model.commitPhase();")),
            bft("a proof without the highest certificate",
                    core("Election.java", ".max(Comparator.comparing(v -> Rank.of(v.statement().report())))",
                            ".min(Comparator.comparing(v -> Rank.of(v.statement().report())))"),
                    of("consensus", VERIFIER, "                && isHighest(proof)\n", "")),
            bft("no pin rule: any valid proof of the term will do",
                    core("Terms.java", "        if (pin.isEmpty()) {\n            accept(received);",
                            "        if (!pinHash.equals(received.statement().proofHash())) {\n"
                                    + "            accept(received);"),
                    core("Acceptor.java", "            return !votedInTerm;", "            return true;"),
                    trustingSigner()),
            bft("the term is forgotten at a restart",
                    core("Terms.java", "        this.term = core.durable().term();", "        this.term = 0;"),
                    trustingSigner()),
            bft("a quorum one too small",
                    of("types", "types/certificate/Quorum.java", "(n + faults(model, n) + 2) / 2;",
                            "(n + faults(model, n) + 2) / 2 - 1;")).amongFive(),
            cft("a majority one too small", 4,
                    of("types", "types/certificate/Quorum.java", "case CFT -> n / 2 + 1;", "case CFT -> n / 2;")),
            bft("a leader goes on leading after a restart",
                    core("Election.java", "                || core.terms().term() <= core.durable().ledTerm()\n", ""),
                    core("Leadership.java", "boolean ledBefore = core.durable().ledTerm() >= term;",
                            "boolean ledBefore = false;"),
                    core("Terms.java", "filter(p -> p.term() == term && term > 0)",
                            "filter(p -> p.term() == term && term > 0 && p.leader() != core.me())"),
                    trustingSigner()),
            bft("votes of earlier terms count in a proof",
                    of("consensus", VERIFIER, "isValidStatement(vote, proof.term()));",
                            "isValidStatement(vote, vote.term()));")),
            bft("a certificate may repeat a signer",
                    of("types", "types/certificate/Certificate.java", ".signer() >= signatures",
                            ".signer() > signatures")),
            bft("signatures do not name their purpose",
                    of("types", "types/codec/SigningPayload.java", ".raw(DOMAIN).u8(type)",
                            ".raw(DOMAIN).u8(type == COMMIT ? PREPARE : type)")),
            bft("a second PREPARE at an equal height",
                    core("Acceptor.java", ".map(voted -> voted.height() + 1)", ".map(voted -> voted.height())"),
                    core("Acceptor.java", "if (first != null && !first.reference.equals(block)) {",
                            "if (first != null && first.reference.height() < 0) {"),
                    core("Acceptor.java", "        if (!core.maySign()\n",
                            "        if (core.durable().hasPrepared(node.reference)\n"
                                    + "                || !core.maySign()\n"),
                    core("Acceptor.java", "            return !votedInTerm;", "            return true;"),
                    trustingSigner()),
            cft("VOTE reports a certificate and not the last block accepted", 3,
                    core("Votes.java", "                .filter(voted -> Rank.of(voted).isAbove(Rank.of(tip)))",
                            "                .filter(this::isPrepared)\n"
                                    + "                .filter(voted -> Rank.of(voted).isAbove(Rank.of(tip)))"),
                    trustingSigner()),
            bft("messages of an epoch are accepted in the next one",
                    of("consensus", VERIFIER, "bound.isPresent() && bound.get() != epoch.number()",
                            "bound.isPresent() && bound.get() != epoch.number()\n"
                                    + "                && !(bound.get() < epoch.number() && isValid(message))"),
                    of("consensus", VERIFIER, "        if (entry.epoch() != epoch.number()) {",
                            "        if (entry.epoch() > epoch.number()) {"),
                    of("consensus", VERIFIER, "        return signed.epoch() == epoch.number()",
                            "        return signed.epoch() <= epoch.number()")),
            bft("who lost its log in one epoch votes in the next",
                    of("consensus", "consensus/log/DurableState.java",
                            "        forgottenTerm = 0;\n",
                            "        forgottenTerm = 0;\n        rejoining = false;\n"),
                    impatientStart()),
            bft("blocks are prepared whatever they execute to",
                    core("Checker.java", "case Verdict.Invalid invalid -> onInvalid(node, invalid.reason());",
                            "case Verdict.Invalid invalid -> node.state = BlockNode.State.VALID;")),
            bft("a lost log does not keep from voting",
                    core("Startup.java", "return !looking && !durable().isRejoining();", "return !looking;"),
                    trustingSigner()),
            bft("any known block will do as a parent",
                    core("Acceptor.java", "        if (parent.equals(base)) {", "        if (parent.height() >= 0) {\n"
                            + "            return true;\n        }\n        if (parent.equals(base)) {"),
                    trustingSigner()));
}
