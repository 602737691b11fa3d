package org.mokkachain.api.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mokkachain.api.client.MokkaClient;
import org.mokkachain.api.fixture.ScriptedNode;
import org.mokkachain.api.proven.Proven;
import org.mokkachain.api.proven.ProvenReads;
import org.mokkachain.api.proven.UnprovenException;
import org.mokkachain.api.receipt.ReceiptDocument.TransactionText;
import org.mokkachain.types.address.AddressFormat;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.proof.Proof;
import org.mokkachain.types.proof.Step;
import org.mokkachain.types.proof.TransactionProof;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Hash;

/** Reads that are checked: what a lying node may answer is not given out. */
class ProvenReadsTest {
    private final SmallChain chain = new SmallChain(7, CrashModel.BFT);
    private final Hash id = Hash.fromHex(idOf(chain.transaction(0)));
    private ScriptedNode node;
    private MokkaClient client;
    private ProvenReads reads;

    @BeforeEach
    void start() throws IOException {
        node = new ScriptedNode(chain.genesis.hash().hex());
        client = new MokkaClient(chain.genesis.hash(), List.of(node.uri()));
        reads = ProvenReads.of(client, chain.genesis);
    }

    @AfterEach
    void stop() {
        client.close();
        node.close();
    }

    private static String idOf(TransactionProof proof) {
        return proof.transaction().id().hex();
    }

    private byte[] file(Proof proof) {
        return new ReceiptWriter(chain.genesis).write(proof);
    }

    private void answer(String path, byte[] file) {
        node.on(path + "/proof", ScriptedNode.bytes(file));
    }

    @Test
    void aTransactionIsGivenOutWithItsProof() throws Exception {
        answer("/v1/transactions/" + id.hex(), file(chain.transaction(0)));
        Proven<TransactionText> proven = reads.transaction(id);
        assertThat(proven.value().id()).isEqualTo(id.hex());
        assertThat(proven.value().status()).isEqualTo("committed");
        assertThat(proven.height()).isEqualTo(2);
        assertThat(proven.file().toBytes()).isEqualTo(file(chain.transaction(0)));
    }

    @Test
    void theProofOfSomethingElseIsRefused() {
        answer("/v1/transactions/" + id.hex(), file(chain.transaction(1)));
        refused(() -> reads.transaction(id), Step.TEXT, "something else than transaction " + id.hex());
        answer("/v1/transactions/" + id.hex(), file(chain.account()));
        refused(() -> reads.transaction(id), Step.TEXT, "something else");
        Address other = Address.of(new byte[Address.LENGTH]);
        answer("/v1/accounts/" + AddressFormat.DEVELOPMENT.format(other), file(chain.noAccount()));
        refused(() -> reads.account(other), Step.TEXT, "something else than account");
    }

    @Test
    void whatIsNotProvenIsRefusedWithTheStep() {
        byte[] changed = file(chain.transaction(0));
        String text = new String(changed, StandardCharsets.UTF_8).replace("for tea", "for gin");
        answer("/v1/transactions/" + id.hex(), text.getBytes(StandardCharsets.UTF_8));
        refused(() -> reads.transaction(id), Step.TEXT, "the proof says");
        answer("/v1/transactions/" + id.hex(), new byte[] {'{', '}'});
        refused(() -> reads.transaction(id), Step.FORMAT, "/format");
        SmallChain another = new SmallChain(8, CrashModel.BFT);
        answer("/v1/transactions/" + id.hex(), new ReceiptWriter(another.genesis).write(another.transaction(0)));
        refused(() -> reads.transaction(id), Step.NETWORK, "");
    }

    @Test
    void anOldStateIsRefusedWhereANewerOneIsKnown() throws Exception {
        Address absent = Address.of(chain.noAccount().key().toBytes());
        answer("/v1/accounts/" + AddressFormat.DEVELOPMENT.format(absent), file(chain.noAccount()));
        assertThat(reads.account(absent).value()).isEmpty();
        assertThat(reads.notBefore(2).account(absent).value()).isEmpty();
        refused(() -> reads.notBefore(3).account(absent), Step.STATE, "about block 2, older than 3");
    }

    private static void refused(ThrowingCallable read, Step step, String why) {
        assertThatThrownBy(read).isInstanceOfSatisfying(UnprovenException.class, e -> {
            assertThat(e.step()).isEqualTo(step);
            assertThat(e.getMessage()).contains(why);
        });
    }
}
