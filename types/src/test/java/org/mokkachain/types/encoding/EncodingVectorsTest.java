package org.mokkachain.types.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.block.Header;
import org.mokkachain.types.certificate.Certificate;
import org.mokkachain.types.certificate.CrashModel;
import org.mokkachain.types.certificate.Phase;
import org.mokkachain.types.codec.Decoder;
import org.mokkachain.types.codec.DecodingException;
import org.mokkachain.types.crypto.Ed25519;
import org.mokkachain.types.encoding.RefusedVectors.Refused;
import org.mokkachain.types.transaction.Operation;
import org.mokkachain.types.transaction.Receipt;
import org.mokkachain.types.transaction.Transaction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The published vectors are what the code writes; a change of the wire format shows here first. */
class EncodingVectorsTest {
    private static final Map<String, Decoder.Item<?>> DECODERS = Map.of(
            "transaction", Transaction::decode,
            "operation", Operation::decode,
            "header", Header::decode,
            "receipt", Receipt::decode,
            "certificate", Certificate::decode);

    @Test
    void thePublishedVectorsAreThoseOfTheCode() throws IOException {
        JsonNode actual = EncodingVectors.all();
        Path written = Path.of("target", "encoding.json");
        Files.createDirectories(written.getParent());
        Files.writeString(
                written, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(actual) + "\n");

        assertThat(published())
                .as("src/test/resources/vectors/encoding.json; what the code writes is in %s", written)
                .isEqualTo(JsonMapper.shared().readTree(Files.readAllBytes(written)));
    }

    @Test
    void everySignatureInTheVectorsIsValid() {
        var verifier = Ed25519.preferred().verifier();
        assertThat(Samples.transactions()).allMatch(transaction -> transaction.isSignedCorrectly(verifier));
        for (Phase phase : Phase.values()) {
            assertThat(Samples.certificate(phase)
                            .isValid(
                                    Samples.genesis().hash(), Samples.genesis().validators(), CrashModel.BFT, verifier))
                    .isTrue();
        }
    }

    @Test
    void everyVectorThatMustBeRefusedIsRefused() {
        for (Map.Entry<String, Refused> entry : RefusedVectors.all().entrySet()) {
            Refused refused = entry.getValue();
            Decoder.Item<?> decoder = DECODERS.get(refused.type());
            assertThatThrownBy(() -> Decoder.decodeExactly(refused.encoded(), decoder))
                    .as(entry.getKey())
                    .isInstanceOf(DecodingException.class);
        }
    }

    private static JsonNode published() throws IOException {
        try (InputStream in = EncodingVectorsTest.class.getResourceAsStream("/vectors/encoding.json")) {
            return in == null ? JsonMapper.shared().createObjectNode() : JsonMapper.shared().readTree(in);
        }
    }
}
