package org.mokkachain.types.proof;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.FinalityProof;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.proof.TestChain.Key;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Proofs for other implementations, some of them forged, each with what it comes to. */
final class ProofVectors {
    private ProofVectors() {}

    static ObjectNode all() {
        ObjectNode root = JsonMapper.shared().createObjectNode();
        for (CrashModel model : CrashModel.values()) {
            TestChain chain = new TestChain(21, model);
            ObjectNode network = root.putObject(model.name().toLowerCase(Locale.ROOT));
            Encoder genesis = new Encoder();
            chain.genesis.encode(genesis);
            Encoder validators = new Encoder();
            chain.genesis.validators().encode(validators);
            network.put("genesis", genesis.toBytes().hex());
            network.put("genesisHash", chain.genesis.hash().hex());
            network.put("timestampMs", chain.genesis.timestampMs());
            network.put("validators", validators.toBytes().hex());
            ArrayNode proofs = network.putArray("proofs");
            proofs(chain).forEach((name, proof) -> {
                Verdict<? extends Proof.Proven> verdict = proof.verify(chain.genesis);
                proofs.addObject()
                        .put("name", name)
                        .put("proof", proof.encode().hex())
                        .put("verdict", verdict instanceof Verdict.Invalid<? extends Proof.Proven> no
                                ? no.step().text() : "valid");
            });
        }
        return root;
    }

    private static Map<String, Proof> proofs(TestChain chain) {
        Map<String, Proof> proofs = new LinkedHashMap<>();
        Key present = chain.block(4).state().keySet().iterator().next();
        Key absent = new Key(7, Bytes.of((byte) 7));
        TransactionProof honest = chain.transaction(6, 0);
        EntryProof entry = chain.entry(13, present);
        proofs.put("a transaction of the first epoch", chain.transaction(2, 0));
        proofs.put("the last of a block, proven by a descendant, two links", chain.transaction(9,
                chain.block(9).transactions().size() - 1));
        proofs.put("an entry at the end of an epoch that discarded blocks prove", chain.entry(4, present));
        proofs.put("an entry, three links", entry);
        proofs.put("no entry", chain.entry(8, absent));
        proofs.put("of another network", new TestChain(22, chain.model).transaction(2, 0));
        proofs.put("a link is missing", new EntryProof(new CertifiedHeader(chain.links(2), entry.header().block()),
                entry.entryKind(), entry.key(), entry.value(), entry.path()));
        proofs.put("a discarded block", discarded(chain, present));
        proofs.put("fewer than a quorum", certified(chain, honest, chain.certificate(
                chain.block(6).header(), chain.model.commitPhase(), 1, 0, 1)));
        Phase other = chain.model == CrashModel.BFT ? Phase.PREPARE : Phase.COMMIT;
        proofs.put("the other phase", certified(chain, honest, chain.certificate(
                chain.block(6).header(), other, 1, 0, 1, 2, 3, 4)));
        proofs.put("the certificate of another block", certified(chain, honest,
                chain.certificate(chain.block(7).header())));
        proofs.put("another transaction", new TransactionProof(honest.header(), chain.transaction(7, 0).transaction(),
                honest.receipt(), honest.transactionPath(), honest.receiptPath()));
        proofs.put("a better receipt", new TransactionProof(honest.header(), honest.transaction(),
                new Receipt(honest.transaction().id(), new Receipt.Applied(), Amount.of(1)),
                honest.transactionPath(), honest.receiptPath()));
        proofs.put("an entry denied", new EntryProof(entry.header(), entry.entryKind(), entry.key(), Optional.empty(),
                entry.path()));
        proofs.put("the value of another height", new EntryProof(entry.header(), entry.entryKind(), entry.key(),
                Optional.of(Bytes.of((byte) 1)), entry.path()));
        return proofs;
    }

    private static TransactionProof certified(TestChain chain, TransactionProof proof, Certificate certificate) {
        FinalHeader block = new FinalHeader(chain.block(6).header(), Optional.empty(),
                new FinalityProof(List.of(), certificate));
        return new TransactionProof(new CertifiedHeader(chain.links(1), block), proof.transaction(), proof.receipt(),
                proof.transactionPath(), proof.receiptPath());
    }

    private static EntryProof discarded(TestChain chain, Key key) {
        EntryProof honest = chain.entry(4, key);
        FinalHeader gone = new FinalHeader(chain.discarded.getLast(), Optional.of(chain.discarded.getFirst()),
                new FinalityProof(List.of(), chain.certificate(chain.discarded.getLast())));
        return new EntryProof(new CertifiedHeader(List.of(), gone), key.kind(), key.natural(), honest.value(),
                honest.path());
    }
}
