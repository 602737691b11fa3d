package org.mokkachain.api.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.proof.Proof;
import org.mokkachain.types.proof.Step;
import org.mokkachain.types.proof.Verdict;

class ReceiptFileTest {
    private final SmallChain chain = new SmallChain(1, CrashModel.BFT);
    private final ReceiptVerifier verifier = ReceiptVerifier.of(chain.genesis);
    private final String file = text(chain, chain.transaction(0));

    private static String text(SmallChain chain, Proof proof) {
        return new String(new ReceiptWriter(chain.genesis).write(proof), StandardCharsets.UTF_8);
    }

    private static List<Proof> proofs(SmallChain chain) {
        return List.of(chain.transaction(0), chain.transaction(1), chain.account(), chain.noAccount());
    }

    @ParameterizedTest
    @EnumSource
    void whatIsWrittenIsVerifiedAndSaysTheSame(CrashModel model) {
        SmallChain some = new SmallChain(2, model);
        for (Proof proof : proofs(some)) {
            ReceiptWriter writer = new ReceiptWriter(some.genesis);
            byte[] written = writer.write(proof);
            VerifiedReceipt receipt =
                    ReceiptVerifier.of(some.genesis).verify(written).toOptional().orElseThrow();
            assertThat(receipt.document()).isEqualTo(writer.describe(proof));
        }
    }

    @Test
    void whatIsProvenIsSaidInPlainWords() {
        List<String> sentences = verify(file).toOptional().orElseThrow().sentences();
        assertThat(sentences.getFirst())
                .startsWith("tmok1").contains(" did: transfer 12.5 MOKKA to tmok1").endsWith("memo \"for tea\".");
        assertThat(sentences.getLast()).isEqualTo(
                "Made final by validator-1, validator-2, validator-3: 3 of 4 validators of epoch 1.");
        assertThat(verify(text(chain, chain.transaction(1))).toOptional().orElseThrow().sentences())
                .contains("It failed: operation 0, insufficient_balance. Only the fee was paid.");
        assertThat(verify(text(chain, chain.noAccount())).toOptional().orElseThrow().sentences().getFirst())
                .startsWith("After this block there is no account tmok1").endsWith(": it was never used.");
    }

    /** Every byte; outside the proof in three ways. Only white space may be exchanged for other white space. */
    @Test
    void aFlippedByteAnywhereIsRefusedUnlessItIsWhiteSpaceForWhiteSpace() {
        for (Proof proof : List.of(chain.transaction(1), chain.account())) {
            String text = text(chain, proof);
            int hex = text.indexOf("\"proof\"") + 20;
            byte[] written = text.getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < written.length; at++) {
                for (int flip : at < hex ? new int[] {1 << at % 8, 0x20, 0x07} : new int[] {1 << at % 8}) {
                    byte[] changed = written.clone();
                    changed[at] ^= (byte) flip;
                    boolean white = isWhite(written[at]) && isWhite(changed[at]);
                    assertThat(verifier.verify(changed).isValid())
                            .as("byte %d ^ %d: %c -> %c", at, flip, (char) written[at], (char) changed[at])
                            .isEqualTo(white);
                }
            }
        }
    }

    private static boolean isWhite(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    @Test
    void everyTruncationIsRefused() {
        byte[] written = file.getBytes(StandardCharsets.UTF_8);
        for (int length = 0; length < file.stripTrailing().length(); length += length < 3_000 ? 1 : 97) {
            assertThat(verifier.verify(Arrays.copyOf(written, length)).isValid()).as("%d", length).isFalse();
        }
    }

    @Test
    void whiteSpaceAndTheOrderOfFieldsMeanNothing() {
        assertThat(verify(file.replaceAll("\\s*\\n\\s*", "")).isValid()).isTrue();
        assertThat(verify("\n\t " + file + "\r\n").isValid()).isTrue();
        String moved = file.replaceFirst("\"kind\" : \"transaction\",", "")
                .replaceFirst("\"network\"", "\"kind\":\"transaction\",\"network\"");
        assertThat(moved).isNotEqualTo(file);
        assertThat(verify(moved).isValid()).isTrue();
    }

    @Test
    void aFieldTwiceAnUnknownOrAMissingOneIsRefused() {
        refused(file.replaceFirst("\"kind\"", "\"kind\":\"transaction\",\"kind\""), Step.FORMAT, "uplicate");
        refused(file.replaceFirst("\"kind\"", "\"kinds\":1,\"kind\""), Step.TEXT, "/[kinds]");
        refused(file.replaceFirst("\"height\" : 2,", ""), Step.TEXT, "/block/height says nothing");
        refused(file.replaceFirst("\"index\" : 0", "\"index\" : 0, \"note\" : \"paid twice\""), Step.TEXT, "note");
        refused(file.replaceFirst("\"proof\" : \"[0-9a-f]+\"", "\"proof\" : null"), Step.FORMAT, "/proof");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.0", "2e0", "-2", "\"2\"", "9223372036854775808", "99999999999999999999999", "null", "3"})
    void aNumberWrittenInAnyOtherWayIsRefused(String number) {
        assertThat(verify(file.replaceFirst("\"height\" : 2", "\"height\" : " + number)).isValid()).isFalse();
    }

    @Test
    void aReadableLieIsRefusedWithItsPlace() {
        refused(file.replace("12.5 MOKKA", "92.5 MOKKA"), Step.TEXT, "/transaction/content/operations/0/text says");
        refused(file.replace("\"12500000\"", "\"92500000\""), Step.TEXT, "/amount");
        refused(file.replace("for tea", "for two"), Step.TEXT, "/memoText");
        refused(file.replace("\"small\"", "\"large\""), Step.TEXT, "/network");
        refused(file.replaceFirst("2023-11-14T22", "2023-11-14T23"), Step.TEXT, "/block/time");
    }

    @Test
    void whatIsNotAReceiptIsRefusedWithAReason() {
        for (String other : List.of("", "null", "[]", "{}", "7", "\"x\"", "{\"format\":\"mokka-receipt-2\"}", "{",
                file + "{}", file + "x", "{\"format\":\"mokka-receipt-1\",\"proof\":\"0g\"}",
                "{\"format\":\"mokka-receipt-1\",\"proof\":\"01\"}", "[".repeat(100_000))) {
            refused(other, Step.FORMAT, "");
        }
        assertThat(verifier.verify(new byte[] {(byte) 0xff, (byte) 0xfe}).isValid()).isFalse();
    }

    @Test
    void aChainWithValidatorsOfTheSameNamesIsAnotherNetwork() {
        SmallChain liar = new SmallChain(99, CrashModel.BFT);
        refused(text(liar, liar.transaction(0)), Step.NETWORK, liar.genesis.hash().hex());
        // With the right genesis hash everywhere it is still the other chain.
        refused(text(liar, liar.transaction(0)).replace(liar.genesis.hash().hex(), chain.genesis.hash().hex()),
                Step.VALIDATORS, "another validator set");
    }

    /** The example of docs/proofs.md. */
    @Test
    void theExampleOfTheDocumentationWorks(@TempDir Path folder) throws Exception {
        Path path = folder.resolve("receipt.json");
        Files.writeString(path, file);
        assertThat(ReceiptExample.explain(chain.genesis, path)).contains("12.5 MOKKA");
        Files.writeString(path, file.replace("12.5", "13.5"));
        assertThat(ReceiptExample.explain(chain.genesis, path)).startsWith("not proven, step text");
    }

    @Test
    void theDocumentationShowsTheExampleAsItIsCompiled() throws Exception {
        String source = Files.readString(
                Path.of("src/test/java/org/mokkachain/api/receipt/ReceiptExample.java"));
        String example = source.substring(source.indexOf("    static String explain"), source.lastIndexOf("}"));
        assertThat(Files.readString(Path.of("../docs/proofs.md"))).contains(example.strip());
    }

    @Test
    void anyTextIsRefusedOrSaysNothingButTheTruth() {
        List<byte[]> seeds = proofs(chain).stream()
                .map(proof -> text(chain, proof).getBytes(StandardCharsets.UTF_8)).toList();
        FuzzTarget target = FuzzTarget.lenient("receipt file", seeds, input -> switch (verifier.verify(input)) {
            case Verdict.Valid<VerifiedReceipt>(VerifiedReceipt receipt) -> ReceiptFile.write(receipt.document());
            case Verdict.Invalid<VerifiedReceipt>(Step step, String reason) ->
                throw new Refused(step.text() + ": " + reason);
        }).withDictionary(List.of("\"proof\"", "\"kind\"", "null", "[{", "\\u0041"))
                .within(new FuzzTarget.Bounds(4 << 20, 2_048));
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }

    private Verdict<VerifiedReceipt> verify(String text) {
        return verifier.verify(text.getBytes(StandardCharsets.UTF_8));
    }

    private void refused(String text, Step step, String words) {
        assertThat(verify(text)).isInstanceOfSatisfying(Verdict.Invalid.class, invalid -> {
            assertThat(invalid.step()).as(invalid.reason()).isEqualTo(step);
            assertThat(invalid.reason()).contains(words);
        });
    }
}
