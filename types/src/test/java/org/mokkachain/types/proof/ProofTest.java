package org.mokkachain.types.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.proof.TestChain.Key;
import org.mokkachain.types.proof.TestChain.Sealed;
import org.mokkachain.types.value.Bytes;

/** What is true can be proven, to somebody who has nothing but the genesis. */
class ProofTest {

    @ParameterizedTest
    @EnumSource
    void everyTransactionOfEveryEpochIsProvenWithItsReceiptAndItsPlace(CrashModel model) throws DecodingException {
        TestChain chain = new TestChain(1, model);
        for (Sealed block : chain.blocks) {
            for (int i = 0; i < block.transactions().size(); i++) {
                Proof proof = again(chain.transaction((int) block.header().height(), i));
                ProvenTransaction proven = (ProvenTransaction) proof.verify(chain.genesis).toOptional().orElseThrow();
                assertThat(proven.transaction()).isEqualTo(block.transactions().get(i));
                assertThat(proven.receipt()).isEqualTo(block.receipts().get(i));
                assertThat(proven.index()).isEqualTo(i);
                assertThat(proven.block().header()).isEqualTo(block.header());
                assertThat(proven.block().validators()).isEqualTo(chain.sets.get((int) block.header().epoch()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyEntryIsProvenWithItsValueAndTheAbsenceOfEveryOther(CrashModel model) throws DecodingException {
        TestChain chain = new TestChain(2, model);
        Random random = new Random(3);
        for (int height : new int[] {1, 4, 5, 11, 16}) {
            for (var entry : chain.block(height).state().entrySet()) {
                ProvenEntry proven = verified(chain, height, entry.getKey());
                assertThat(proven.value()).contains(entry.getValue());
                assertThat(proven.key()).isEqualTo(entry.getKey().natural());
                assertThat(proven.kind()).isEqualTo(entry.getKey().kind());
            }
            for (int i = 0; i < 40; i++) {
                byte[] key = new byte[random.nextInt(40)];
                random.nextBytes(key);
                Key absent = new Key(1 + random.nextInt(9), Bytes.of(key));
                assertThat(verified(chain, height, absent).value()).isEmpty();
            }
            // The same natural key under another kind is another key.
            Key known = chain.block(height).state().keySet().iterator().next();
            assertThat(verified(chain, height, new Key(known.kind() + 100, known.natural())).value()).isEmpty();
        }
    }

    private static ProvenEntry verified(TestChain chain, int height, Key key) throws DecodingException {
        EntryProof proof = chain.entry(height, key);
        Optional<? extends Proof.Proven> proven = again(proof).verify(chain.genesis).toOptional();
        assertThat(proven).as("%s at %d", key, height).isPresent();
        return (ProvenEntry) proven.get();
    }

    private static Proof again(Proof proof) throws DecodingException {
        Proof decoded = Proof.decode(proof.encode());
        assertThat(decoded).isEqualTo(proof);
        return decoded;
    }
}
