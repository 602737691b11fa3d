package org.mokkachain.wallet.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mokkachain.types.crypto.AccountAddress;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.crypto.PrivateKey;
import org.mokkachain.types.crypto.Sha256;
import org.mokkachain.types.crypto.Signer;
import org.mokkachain.types.transaction.AssetId;
import org.mokkachain.types.transaction.Authority;
import org.mokkachain.types.transaction.Authority.WeightedKey;
import org.mokkachain.types.transaction.Transaction;
import org.mokkachain.types.transaction.TransactionBody;
import org.mokkachain.types.transaction.TransactionSignature;
import org.mokkachain.types.transaction.Transfer;
import org.mokkachain.types.value.Address;
import org.mokkachain.types.value.Amount;
import org.mokkachain.types.value.Bytes;
import org.mokkachain.wallet.output.Failure;

class TransactionFilesTest {
    private static final Signer ALICE = signer(1);
    private static final Signer BOB = signer(2);
    private static final Signer CAROL = signer(3);
    private static final Address SENDER = AccountAddress.of(ALICE.publicKey());
    private static final TransactionBody BODY = new TransactionBody(
            Sha256.hash("chain".getBytes(StandardCharsets.UTF_8)), SENDER, 7, Amount.of(1_000), 5_000,
            List.of(new Transfer(AssetId.NATIVE, SENDER, Amount.of(3), Bytes.EMPTY)));
    private static final Authority TWO_OF_THREE = Authority.Weighted.sorting(2, List.of(
            new WeightedKey(ALICE.publicKey(), 1), new WeightedKey(BOB.publicKey(), 1),
            new WeightedKey(CAROL.publicKey(), 1)));

    @TempDir
    private Path folder;

    private static Signer signer(int seed) {
        byte[] key = new byte[PrivateKey.LENGTH];
        key[0] = (byte) seed;
        return Ed25519.bouncyCastle().signer(PrivateKey.of(key));
    }

    private static TransactionSignature by(Signer signer) {
        byte[] message = Transaction.signedPayload(Transaction.idOf(BODY));
        return new TransactionSignature(signer.publicKey(), signer.sign(message));
    }

    private static TransactionFile file(Authority authority, Signer... signers) {
        return new TransactionFile("shop", BODY, Optional.of(authority), List.of()).and(
                List.of(signers).stream().map(TransactionFilesTest::by).toList());
    }

    private static byte[] text(TransactionFile file) {
        return FileText.write(file);
    }

    private String refusal(byte[] text) throws IOException {
        Path path = Files.write(folder.resolve("bent.json"), text);
        Failure failure = catchThrowableOfType(Failure.class, () -> TransactionFiles.read(path));
        assertThat(failure).as(new String(text, StandardCharsets.UTF_8)).isNotNull();
        assertThat(failure.code()).isEqualTo("bad_transaction_file");
        return failure.message();
    }

    @Test
    void whatIsWrittenIsReadBack() throws Failure {
        for (TransactionFile file : List.of(
                file(TWO_OF_THREE, BOB),
                file(new Authority.OriginalKey()),
                new TransactionFile("shop", BODY, Optional.empty(), List.of(by(CAROL))))) {
            Path path = folder.resolve(file.checksum().hex());
            TransactionFiles.create(path, file);
            assertThat(TransactionFiles.read(path)).isEqualTo(file);
            assertThatThrownBy(() -> TransactionFiles.create(path, file)).hasMessageContaining("exists already");
            TransactionFiles.replace(path, file(TWO_OF_THREE, ALICE, CAROL));
            assertThat(TransactionFiles.read(path).progress().isComplete()).isTrue();
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void everyFlippedBitOfAFileIsRefusedWithAReason() throws IOException {
        byte[] text = text(file(TWO_OF_THREE, BOB));
        for (int i = 0; i < text.length; i++) {
            for (int bit = 0; bit < 8; bit++) {
                byte[] bent = text.clone();
                bent[i] ^= (byte) (1 << bit);
                assertThat(refusal(bent)).contains("is not to be trusted: ");
            }
        }
    }

    @Test
    void whatIsCutAddedOrGivenTwiceIsRefused() throws IOException {
        String text = new String(text(file(TWO_OF_THREE, BOB)), StandardCharsets.UTF_8);
        for (int length = 0; length < text.stripTrailing().length(); length += 7) {
            refusal(text.substring(0, length).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(refusal((text + "{}").getBytes(StandardCharsets.UTF_8))).contains("it is not JSON");
        assertThat(refusal(text.replace("{\n  \"format\"", "{\"memo\":\"harmless\",\"format\"")
                        .getBytes(StandardCharsets.UTF_8)))
                .contains("there is no field 'memo'");
        assertThat(refusal(text.replace("\"network\"", "\"format\" : \"mokka-transaction-1\", \"network\"")
                        .getBytes(StandardCharsets.UTF_8)))
                .contains("it is not JSON");
        assertThat(refusal(text.replace("\"threshold\" : 2", "\"threshold\" : 1").getBytes(StandardCharsets.UTF_8)))
                .contains("the field 'checksum' does not fit the others");
        assertThat(refusal(text.replace("mokka-transaction-1", "mokka-transaction-2")
                        .getBytes(StandardCharsets.UTF_8)))
                .contains("this wallet reads \"mokka-transaction-1\"");
        assertThat(refusal("[]".getBytes(StandardCharsets.UTF_8))).contains("no JSON object");
    }

    @Test
    void whiteSpaceDoesNotMatter() throws IOException, Failure {
        TransactionFile file = file(TWO_OF_THREE, BOB);
        String text = new String(text(file), StandardCharsets.UTF_8);
        Path path = Files.writeString(folder.resolve("mailed.json"), text.replace("\n", "\r\n") + "\r\n");
        assertThat(TransactionFiles.read(path)).isEqualTo(file);
        Files.writeString(path, TransactionFiles.line(file));
        assertThat(TransactionFiles.read(path)).isEqualTo(file);
    }

    @Test
    void aSignatureOfSomethingElseOrOfAStrangerMakesNoFile() {
        TransactionSignature wrong = new TransactionSignature(BOB.publicKey(), by(ALICE).signature());
        assertThatThrownBy(() -> new TransactionFile("shop", BODY, Optional.empty(), List.of(wrong)))
                .hasMessageContaining("is not one of this transaction");
        assertThatThrownBy(() -> file(TWO_OF_THREE, signer(4))).hasMessageContaining("may not sign");
        assertThatThrownBy(() -> file(new Authority.OriginalKey(), BOB)).hasMessageContaining("may not sign");
    }

    @Test
    void itIsKnownWhoHasSignedAndWhoseSignaturesCountLater() {
        Progress one = file(TWO_OF_THREE, BOB).progress();
        assertThat(one.reached()).isEqualTo(1);
        assertThat(one.isComplete()).isFalse();
        assertThat(one.waitedFor()).containsExactlyInAnyOrder(ALICE.publicKey(), CAROL.publicKey());
        Progress two = file(TWO_OF_THREE, BOB, CAROL).progress();
        assertThat(two.isComplete()).isTrue();
        Authority onlyCarol = Authority.Weighted.sorting(1, List.of(new WeightedKey(CAROL.publicKey(), 1)));
        assertThat(two.under(onlyCarol).signatures()).containsExactly(by(CAROL));
        assertThat(two.under(new Authority.OriginalKey()).isComplete()).isFalse();
    }

    @Test
    void aFileThatIsTooLargeOrMissingIsRefused() throws IOException {
        assertThat(refusal(new byte[TransactionFiles.MAX_BYTES + 1])).contains("larger than");
        assertThatThrownBy(() -> TransactionFiles.read(folder.resolve("none"))).hasMessageContaining("there is no ");
    }
}
