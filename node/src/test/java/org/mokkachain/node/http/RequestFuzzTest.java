package org.mokkachain.node.http;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mokkachain.simkit.fuzz.FuzzBudget;
import org.mokkachain.simkit.fuzz.FuzzTarget;
import org.mokkachain.simkit.fuzz.Fuzzer;
import org.mokkachain.simkit.fuzz.Refused;
import org.mokkachain.types.value.Bytes;

/** What clients may send as the body of a request. */
class RequestFuzzTest {
    private static byte[] body(String raw) {
        return ("{\"raw\":\"" + raw + "\"}").getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void anyBodyIsRefusedOrHoldsATransactionsBytes() {
        List<byte[]> seeds = List.of(body(""), body("00ff"), "{\"a\":[1,2.5e3,null],\"raw\":\"AB\"}".getBytes(
                StandardCharsets.UTF_8));
        FuzzTarget target = FuzzTarget.lenient("request body", seeds, input -> {
            try {
                Bytes raw = RequestBody.hex(RequestBody.json(input).path("raw"), "raw");
                return body(raw.hex());
            } catch (ProblemException e) {
                throw Refused.by(e);
            }
        }).withDictionary(List.of("{", "}", "[", "[".repeat(40), "]", "\"raw\"", ":", ",", "null", "\\u0000",
                "\\ud800", "1e999999999", "-", "9".repeat(60), "true", "\u00e9"));
        System.out.println(Fuzzer.run(target, FuzzBudget.ofProperties()));
    }
}
