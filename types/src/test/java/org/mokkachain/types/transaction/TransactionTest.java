package org.mokkachain.types.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.SignatureScheme;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.types.value.Hash;

class TransactionTest {
    private static final SignatureScheme SCHEME = Ed25519.preferred();
    private static final Signer ALICE = signer(1);
    private static final Signer BOB = signer(2);

    @Test
    void aSignedTransactionSurvivesItsEncoding() throws DecodingException {
        Transaction transaction = Transaction.sign(body(0), ALICE);
        Transaction decoded = Decoder.decodeExactly(transaction.encoded(), Transaction::decode);
        assertThat(decoded).isEqualTo(transaction);
        assertThat(decoded.id()).isEqualTo(transaction.id()).isEqualTo(Transaction.idOf(body(0)));
        assertThat(decoded.body()).isEqualTo(body(0));
        assertThat(decoded.isSignedCorrectly(SCHEME.verifier())).isTrue();
    }

    @Test
    void theIdDoesNotDependOnWhoSigns() {
        assertThat(Transaction.sign(body(0), ALICE).id()).isEqualTo(Transaction.sign(body(0), BOB).id());
        assertThat(Transaction.idOf(body(0))).isNotEqualTo(Transaction.idOf(body(1)));
    }

    @Test
    void aSignatureForAnotherBodyIsNotCorrect() {
        TransactionSignature forOther = Transaction.sign(body(1), ALICE).signatures().getFirst();
        assertThat(Transaction.of(body(0), List.of(forOther)).isSignedCorrectly(SCHEME.verifier())).isFalse();
    }

    @Test
    void signaturesHaveOneOrderAndNoKeySignsTwice() {
        TransactionSignature a = Transaction.sign(body(0), ALICE).signatures().getFirst();
        TransactionSignature b = Transaction.sign(body(0), BOB).signatures().getFirst();
        assertThat(Transaction.of(body(0), List.of(a, b))).isEqualTo(Transaction.of(body(0), List.of(b, a)));
        assertThatThrownBy(() -> Transaction.of(body(0), List.of(a, a))).hasMessageContaining("no key twice");
        assertThatThrownBy(() -> Transaction.of(body(0), List.of())).hasMessageContaining("1 to 16 signatures");
    }

    @Test
    void everyChangedByteIsRefusedOrBreaksTheSignature() {
        byte[] encoded = Transaction.sign(body(0), ALICE).encoded().toBytes();
        for (int i = 0; i < encoded.length; i++) {
            byte[] changed = encoded.clone();
            changed[i] ^= 1;
            assertThat(isAccepted(changed)).as("byte %d", i).isFalse();
        }
    }

    @Test
    void aTruncatedOrExtendedTransactionIsRefused() {
        Bytes encoded = Transaction.sign(body(0), ALICE).encoded();
        for (int length = 0; length < encoded.length(); length++) {
            assertThat(isAccepted(encoded.slice(0, length).toBytes())).as("length %d", length).isFalse();
        }
        byte[] extended = java.util.Arrays.copyOf(encoded.toBytes(), encoded.length() + 1);
        assertThat(isAccepted(extended)).isFalse();
    }

    @Test
    void aReceiptSurvivesItsEncoding() throws DecodingException {
        for (Receipt.Outcome outcome : List.of(new Receipt.Applied(), new Receipt.Failed(3, "insufficient_balance"))) {
            Receipt receipt = new Receipt(Transaction.idOf(body(0)), outcome, Amount.of(7));
            var out = new org.mokkachain.types.codec.Encoder();
            receipt.encode(out);
            assertThat(Decoder.decodeExactly(out.toBytes(), Receipt::decode)).isEqualTo(receipt);
        }
    }

    @Test
    void aTransferOfNothingAndALongMemoAreRefused() {
        Address to = Address.of(new byte[20]);
        assertThatThrownBy(() -> new Transfer(AssetId.NATIVE, to, Amount.ZERO, Bytes.EMPTY))
                .hasMessageContaining("at least one base unit");
        assertThatThrownBy(() -> new Transfer(AssetId.NATIVE, to, Amount.of(1), Bytes.of(new byte[257])))
                .hasMessageContaining("256 bytes, got 257");
    }

    private static boolean isAccepted(byte[] encoded) {
        try {
            return Decoder.decodeExactly(encoded, Transaction::decode).isSignedCorrectly(SCHEME.verifier());
        } catch (DecodingException e) {
            return false;
        }
    }

    private static TransactionBody body(long nonce) {
        Operation transfer = new Transfer(
                AssetId.NATIVE, Address.of(new byte[20]), Amount.of(12), Bytes.of("rent".getBytes()));
        return new TransactionBody(Hash.ZERO, Address.of(new byte[20]), nonce, Amount.of(1), 9, List.of(transfer));
    }

    private static Signer signer(int seed) {
        byte[] bytes = new byte[PrivateKey.LENGTH];
        bytes[0] = (byte) seed;
        return SCHEME.signer(PrivateKey.of(bytes));
    }
}
