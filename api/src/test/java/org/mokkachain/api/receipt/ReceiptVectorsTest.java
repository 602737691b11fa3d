package org.mokkachain.api.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mokkachain.types.codec.Encoder;
import org.mokkachain.types.genesis.Genesis;
import tools.jackson.databind.json.JsonMapper;

/** Receipts with every kind of statement, and what they say in words, for other implementations. */
class ReceiptVectorsTest {
    private static final Path FILE = Path.of("src/test/resources/vectors/receipts.json");

    @Test
    void thePublishedReceiptsAreThoseOfTheCode() throws IOException {
        Path written = Path.of("target", "receipts.json");
        Files.createDirectories(written.getParent());
        Files.write(written, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(all()));
        assertThat(Files.exists(FILE)).as(FILE + "; what the code makes is in " + written).isTrue();
        assertThat(JsonMapper.shared().readTree(Files.readAllBytes(FILE)))
                .as(FILE + "; what the code makes is in " + written)
                .isEqualTo(JsonMapper.shared().readTree(Files.readAllBytes(written)));
    }

    private static Map<String, Object> all() {
        EveryStatement every = new EveryStatement();
        ReceiptWriter writer = new ReceiptWriter(every.genesis);
        ReceiptVerifier verifier = ReceiptVerifier.of(every.genesis);
        List<Map<String, Object>> receipts = new ArrayList<>();
        every.proofs().forEach((name, proof) -> {
            byte[] file = writer.write(proof);
            Map<String, Object> receipt = new LinkedHashMap<>();
            receipt.put("name", name);
            receipt.put("file", new String(file, StandardCharsets.UTF_8));
            receipt.put("sentences", verifier.verify(file).toOptional().orElseThrow().sentences());
            receipts.add(receipt);
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("genesisHash", every.genesis.hash().hex());
        all.put("genesis", encoded(every.genesis));
        all.put("receipts", receipts);
        return all;
    }

    private static String encoded(Genesis genesis) {
        Encoder out = new Encoder();
        genesis.encode(out);
        return out.toBytes().hex();
    }
}
